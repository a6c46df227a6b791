import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule, authTables } from '#platform/auth/auth.module.js';
import { ClockModule } from '#platform/clock.module.js';
import { DatabaseModule } from '#platform/database/database.module.js';
import { IdempotencyModule, idempotencyTables } from '#platform/idempotency/idempotency.module.js';
import { LedgerModule } from '#platform/ledger/ledger.module.js';
import { AccreditationModule, accreditationTables } from './accreditation/accreditation.module.js';
import { AccountsModule } from './auth/accounts.module.js';
import { CredentialTypeModule } from './credential-type/credential-type.module.js';
import { RegistryRelayModule } from './federation/registry-relay.module.js';
import { ledgerOptions } from './ledger/ledger-options.js';
import { ledgerTables, RegistryLedgerModule } from './ledger/registry-ledger.module.js';
import { mappingsTables, MappingsModule } from './mappings/mappings.module.js';
import { followerTables, MirrorModule } from './mirror/mirror.module.js';
import { hubRecordsTables } from './mirror/mirror-ports.module.js';
import { ProposalsModule } from './proposals/proposals.module.js';
import { RegistryConfigModule } from './registry-config.module.js';
import type { RegistryConfig } from './registry.config.js';
import { standardsTables, StandardsModule } from './standards/standards.module.js';
import { TrustModule } from './trust/trust.module.js';
import { VerificationModule } from './verification/verification.module.js';
import { WatchModule, watchTables } from './watch/watch.module.js';
import { RegistryWitnessModule } from './witness/registry-witness.module.js';

/** Every entity and, in the order in which they run, every migration. */
export const registrySchema = {
  entities: [
    ...authTables.entities,
    ...standardsTables.entities,
    ...accreditationTables.entities,
    ...hubRecordsTables.entities,
    ...mappingsTables.entities,
  ],
  migrations: [
    ...authTables.migrations,
    ...idempotencyTables.migrations,
    ...ledgerTables.migrations,
    ...followerTables.migrations,
    ...standardsTables.migrations,
    ...accreditationTables.migrations,
    ...hubRecordsTables.migrations,
    ...mappingsTables.migrations,
    ...watchTables.migrations,
  ],
};

/** The European registry. */
@Module({})
export class RegistryModule {
  static with(config: RegistryConfig): DynamicModule {
    return {
      module: RegistryModule,
      imports: [
        RegistryConfigModule.with(config),
        ClockModule,
        DatabaseModule.with(config.database, 'registry', {
          ...registrySchema,
          owner: config.databaseOwner,
          mode: config.migrations,
        }),
        IdempotencyModule,
        AuthModule.forApp(),
        AccountsModule,
        LedgerModule.with(ledgerOptions(config)),
        RegistryRelayModule.with(config),
        RegistryLedgerModule,
        StandardsModule,
        AccreditationModule,
        MirrorModule,
        MappingsModule,
        ProposalsModule,
        TrustModule,
        VerificationModule,
        CredentialTypeModule,
        WatchModule,
        RegistryWitnessModule.with(config),
      ],
    };
  }
}
