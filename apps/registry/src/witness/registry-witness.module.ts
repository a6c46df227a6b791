import { type DynamicModule, Module } from '@nestjs/common';
import { noteSigner } from '#ledger/note-signer.js';
import { TRUSTED_LOGS } from '#platform/witness/trusted-logs.js';
import { WitnessModule } from '#platform/witness/witness.module.js';
import { AccreditationModule } from '../accreditation/accreditation.module.js';
import type { RegistryConfig } from '../registry.config.js';
import { RegisteredLogs } from './registered-logs.service.js';

/** The witness of the registered hubs. */
@Module({})
export class RegistryWitnessModule {
  static with({ witnessName, keys }: RegistryConfig): DynamicModule {
    return {
      module: RegistryWitnessModule,
      imports: [
        WitnessModule.with({
          signer: noteSigner(witnessName, 4, keys.witness),
          logs: { provide: TRUSTED_LOGS, useClass: RegisteredLogs },
          imports: [AccreditationModule],
        }),
      ],
    };
  }
}
