import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule } from '#platform/auth/auth.module.js';
import { ClockModule } from '#platform/clock.module.js';
import { DatabaseModule } from '#platform/database/database.module.js';
import { DocumentsModule } from '#platform/documents/documents.module.js';
import { ReadinessModule } from '#platform/health/readiness.module.js';
import { IdempotencyModule } from '#platform/idempotency/idempotency.module.js';
import { LedgerModule } from '#platform/ledger/ledger.module.js';
import { MetricsModule } from '#platform/metrics/metrics.module.js';
import { AccreditationModule } from './accreditation/accreditation.module.js';
import { AuditMethodsModule } from './audit-methods/audit-methods.module.js';
import { AccountsModule } from './auth/accounts.module.js';
import { CredentialTypeModule } from './credential-type/credential-type.module.js';
import { RegistryRelayModule } from './federation/registry-relay.module.js';
import { ledgerOptions } from './ledger/ledger-options.js';
import { RegistryLedgerModule } from './ledger/registry-ledger.module.js';
import { MappingsModule } from './mappings/mappings.module.js';
import { MirrorModule } from './mirror/mirror.module.js';
import { ObservatoryModule } from './observatory/observatory.module.js';
import { ProposalsModule } from './proposals/proposals.module.js';
import { RegistryConfigModule } from './registry-config.module.js';
import type { RegistryConfig } from './registry.config.js';
import { registryTables } from './registry-tables.js';
import { StandardsModule } from './standards/standards.module.js';
import { TrustModule } from './trust/trust.module.js';
import { VerificationModule } from './verification/verification.module.js';
import { WatchModule } from './watch/watch.module.js';
import { RegistryWitnessModule } from './witness/registry-witness.module.js';

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
          ...registryTables,
          owner: config.databaseOwner,
          mode: config.migrations,
        }),
        IdempotencyModule,
        DocumentsModule,
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
        ObservatoryModule,
        AuditMethodsModule,
        TrustModule,
        VerificationModule,
        CredentialTypeModule,
        WatchModule,
        RegistryWitnessModule.with(config),
        ReadinessModule.with(RegistryLedgerModule),
        MetricsModule.with(config.metrics),
      ],
    };
  }
}
