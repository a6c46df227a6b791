import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { type DidDocument, didDocument } from '#credentials/did-web.js';
import type { HubProfile } from '#domain/generated/schemas.js';
import { parsePolicy } from '#ledger/policy.js';
import { sayQuorum } from '#ledger/say-quorum.js';
import { Public } from '#platform/auth/access.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { bareJwk, jwkOf, namedKeys } from '../ledger/credential-keys.js';
import { ledgerVerifierKey } from '../ledger/ledger-options.js';
import { hubWitness } from '../witness/hub-witness.js';

/** Ten minutes: a new key is named in the ledger long before it signs. */
const KEYS_MAX_AGE = 'public, max-age=600';

/** What everybody may know of a hub: its name and its keys. */
@ApiTags('identity')
@Public()
@Controller()
export class IdentityController {
  constructor(@Inject(HUB_CONFIG) private readonly config: HubConfig) {}

  @Get('.well-known/did.json')
  @Header('cache-control', KEYS_MAX_AGE)
  @Header('access-control-allow-origin', '*')
  @Header('cross-origin-resource-policy', 'cross-origin')
  @ApiResponse({ status: 200 })
  didDocument(): DidDocument {
    return didDocument({ did: this.config.did, keys: namedKeys(this.config) });
  }

  @Get('.well-known/jwks.json')
  @Header('cache-control', KEYS_MAX_AGE)
  @Header('access-control-allow-origin', '*')
  @Header('cross-origin-resource-policy', 'cross-origin')
  @ApiResponse({ status: 200 })
  keySet(): { keys: readonly object[] } {
    return { keys: namedKeys(this.config).map(jwkOf) };
  }

  @Get('keys/:name')
  @Header('content-type', 'application/jwk+json')
  @Header('cache-control', KEYS_MAX_AGE)
  @Header('access-control-allow-origin', '*')
  @Header('cross-origin-resource-policy', 'cross-origin')
  @ApiResponse({ status: 200 })
  key(@Param('name') name: string): object {
    return bareJwk(this.config, name);
  }

  @Get('.well-known/jwt-vc-issuer')
  @Header('cache-control', KEYS_MAX_AGE)
  @Header('access-control-allow-origin', '*')
  @Header('cross-origin-resource-policy', 'cross-origin')
  @ApiResponse({ status: 200 })
  jwtVcIssuer(): { issuer: string; jwks: { keys: readonly object[] } } {
    return { issuer: this.config.publicUrl, jwks: this.keySet() };
  }

  @Get(api('hub'))
  @ApiResponse({ status: 200, standardSchema: body('http/hub-profile') })
  profile(): HubProfile {
    const { name, did, publicUrl: url, registryUrl: registry, origin } = this.config;
    return {
      name,
      did,
      url,
      registry,
      origin,
      verifierKey: ledgerVerifierKey(this.config),
      witness: hubWitness(this.config),
      watch: sayQuorum(parsePolicy(this.config.witnessPolicy)),
    };
  }
}
