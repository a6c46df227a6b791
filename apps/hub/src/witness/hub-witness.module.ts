import { type DynamicModule, Module } from '@nestjs/common';
import { TRUSTED_LOGS } from '#platform/witness/trusted-logs.js';
import { WitnessModule } from '#platform/witness/witness.module.js';
import { FederationModule } from '../federation/federation.module.js';
import type { HubConfig } from '../hub.config.js';
import { witnessSigner } from './hub-witness.js';
import { KnownLogs } from './known-logs.service.js';

/** The witness of the registry and of the other hubs. */
@Module({})
export class HubWitnessModule {
  static with(config: HubConfig): DynamicModule {
    return {
      module: HubWitnessModule,
      imports: [
        WitnessModule.with({
          signer: witnessSigner(config),
          logs: { provide: TRUSTED_LOGS, useClass: KnownLogs },
          imports: [FederationModule],
        }),
      ],
    };
  }
}
