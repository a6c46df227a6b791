import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { HubProfile } from '#domain/generated/schemas.js';
import { parsePolicy } from '#ledger/policy.js';
import { sayQuorum } from '#ledger/say-quorum.js';
import { Public } from '#platform/auth/access.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';

/** Shown for convenience: whoever relies on a key has to know it from elsewhere. */
@ApiTags('registry')
@Public()
@Controller()
export class RegistryProfileController {
  constructor(@Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig) {}

  @Get(api('registry'))
  @ApiResponse({ status: 200, standardSchema: body('http/hub-profile') })
  profile(): HubProfile {
    const { name, did, publicUrl: url, origin, verifierKey, witnessName, witnessKey } = this.config;
    const witness = { name: witnessName, verifierKey: witnessKey, url };
    const watch = sayQuorum(parsePolicy(this.config.witnessPolicy));
    return { name, did, url, origin, verifierKey, witness, watch };
  }

  @Get(api('witness'))
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiResponse({ status: 200, description: 'Verifier key of the witness.' })
  witness(): string {
    return `${this.config.witnessKey}\n`;
  }
}
