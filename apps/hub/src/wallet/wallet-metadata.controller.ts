import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { authorizationServerMetadata, issuerMetadata } from '#credentials/issuer-metadata.js';
import type { JsonObject } from '#credentials/json-object.js';
import { Public } from '#platform/auth/access.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';

/** Ten minutes, as for the keys: it changes with a release or a new name. */
const MAX_AGE = 'public, max-age=600';

/** What a wallet has to know of a hub before it asks for anything. */
@ApiTags('oid4vci')
@Public()
@Controller('.well-known')
export class WalletMetadataController {
  constructor(@Inject(HUB_CONFIG) private readonly config: HubConfig) {}

  @Get('openid-credential-issuer')
  @Header('cache-control', MAX_AGE)
  @Header('access-control-allow-origin', '*')
  @Header('cross-origin-resource-policy', 'cross-origin')
  @ApiResponse({ status: 200 })
  issuer(): JsonObject {
    const { publicUrl: issuer, name, registryUrl: registry } = this.config;
    return issuerMetadata({ issuer, name, registry });
  }

  @Get('oauth-authorization-server')
  @Header('cache-control', MAX_AGE)
  @Header('access-control-allow-origin', '*')
  @Header('cross-origin-resource-policy', 'cross-origin')
  @ApiResponse({ status: 200 })
  authorizationServer(): JsonObject {
    return authorizationServerMetadata(this.config.publicUrl);
  }
}
