import { Controller, Get, Header } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { DidDocument } from '#credentials/did-web.js';
import type { PublicJwk } from '#domain/generated/schemas.js';
import { Public } from '#platform/auth/access.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { TrustListsService } from './trust-lists.service.js';

@ApiTags('trust')
@Public()
@Controller()
export class TrustController {
  constructor(private readonly lists: TrustListsService) {}

  @Get('trust-list.json')
  @Header('content-type', 'application/jose')
  @Header('cache-control', 'no-cache')
  @ApiResponse({ status: 200, description: 'Compact JWS of credentials/trust-list.' })
  async list(): Promise<string> {
    return (await this.lists.current()).jws;
  }

  @Get(api('trust-list/key'))
  @ApiResponse({ status: 200, standardSchema: body('credentials/public-jwk') })
  key(): PublicJwk {
    return this.lists.publicKey();
  }

  @Get('.well-known/did.json')
  @ApiResponse({ status: 200, description: 'DID document of the registry.' })
  did(): DidDocument {
    return this.lists.didDocument();
  }
}
