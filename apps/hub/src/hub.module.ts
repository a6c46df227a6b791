import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule, authTables } from '#platform/auth/auth.module.js';
import { ClockModule } from '#platform/clock.module.js';
import type { SchemaTables } from '#platform/database/data-source.js';
import { DatabaseModule } from '#platform/database/database.module.js';
import { DocumentsModule } from '#platform/documents/documents.module.js';
import { ReadinessModule } from '#platform/health/readiness.module.js';
import { IdempotencyModule, idempotencyTables } from '#platform/idempotency/idempotency.module.js';
import { LedgerModule } from '#platform/ledger/ledger.module.js';
import { MetricsModule } from '#platform/metrics/metrics.module.js';
import { AuditsModule, auditsTables } from './audits/audits.module.js';
import { AccessesModule } from './accesses/accesses.module.js';
import { takingsTables } from './accesses/takings.module.js';
import { AuditRoundsModule, auditRoundsTables } from './audit-rounds/audit-rounds.module.js';
import { BulkModule, bulkTables } from './bulk/bulk.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { ClaimsModule, claimsTables } from './claims/claims.module.js';
import { CultureModule } from './culture/culture.module.js';
import { EndorsementsModule, endorsementsTables } from './endorsements/endorsements.module.js';
import { ErasureModule, erasureTables } from './erasure/erasure.module.js';
import { ExportsModule, exportsTables } from './exports/exports.module.js';
import { BusLinksModule } from './federation/bus-links.module.js';
import { federationTables } from './federation/federation.module.js';
import { HealthModule } from './health/health.module.js';
import { HubConfigModule } from './hub-config.module.js';
import type { HubConfig } from './hub.config.js';
import { IssuingModule, issuingTables } from './issuing/issuing.module.js';
import { LearningModule, learningTables } from './learning/learning.module.js';
import { ledgerOptions } from './ledger/ledger-options.js';
import { HubLedgerModule, ledgerTables } from './ledger/hub-ledger.module.js';
import { MandatesModule, mandatesTables } from './mandates/mandates.module.js';
import { MembersModule, membersTables } from './members/members.module.js';
import { NoticesModule, noticesTables } from './notices/notices.module.js';
import { PassportModule } from './passport/passport.module.js';
import { PrivacyModule, privacyTables } from './privacy/privacy.module.js';
import { RecoveriesModule, recoveriesTables } from './recoveries/recoveries.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SharingModule, sharingTables } from './sharing/sharing.module.js';
import { SkillsModule, skillsTables } from './skills/skills.module.js';
import { SummariesModule, summariesTables } from './summaries/summaries.module.js';
import { WalletModule, walletTables } from './wallet/wallet.module.js';
import { VcApiModule } from './vc-api/vc-api.module.js';
import { HubWitnessModule } from './witness/hub-witness.module.js';
import { StandardsModule, standardsTables } from './standards/standards.module.js';

/** Every table of a hub, for its DataSource. */
export const hubTables: readonly {
  readonly entities?: readonly unknown[];
  readonly migrations: readonly unknown[];
}[] = [
  authTables,
  idempotencyTables,
  ledgerTables,
  federationTables,
  privacyTables,
  membersTables,
  mandatesTables,
  standardsTables,
  claimsTables,
  issuingTables,
  endorsementsTables,
  erasureTables,
  noticesTables,
  bulkTables,
  sharingTables,
  walletTables,
  recoveriesTables,
  takingsTables,
  exportsTables,
  auditRoundsTables,
  skillsTables,
  learningTables,
  auditsTables,
  summariesTables,
];

/** The same, in the form in which it is migrated. */
export const hubSchema: SchemaTables = {
  entities: hubTables.flatMap(({ entities = [] }) => entities) as never,
  migrations: hubTables.flatMap(({ migrations }) => migrations) as never,
};

/** One hub. Modules of the platform come first: they start first and stop last. */
@Module({})
export class HubModule {
  static with(config: HubConfig): DynamicModule {
    return {
      module: HubModule,
      imports: [
        HubConfigModule.with(config),
        ClockModule,
        DatabaseModule.with(config.database, 'hub', {
          ...hubSchema,
          owner: config.databaseOwner,
          mode: config.migrations,
        }),
        AuthModule.forApp(),
        IdempotencyModule,
        DocumentsModule,
        LedgerModule.with(ledgerOptions(config)),
        BusLinksModule.with(config),
        HubLedgerModule,
        PrivacyModule,
        MembersModule,
        MandatesModule,
        StandardsModule,
        ClaimsModule,
        IssuingModule,
        NoticesModule,
        PassportModule,
        EndorsementsModule,
        BulkModule,
        SharingModule,
        WalletModule,
        CertificatesModule,
        RecoveriesModule,
        AccessesModule,
        SkillsModule,
        LearningModule,
        CultureModule,
        ExportsModule,
        AuditsModule,
        SummariesModule,
        ReportsModule,
        AuditRoundsModule,
        ErasureModule,
        ReadinessModule.with(HealthModule),
        MetricsModule.with(config.metrics),
        HubWitnessModule.with(config),
        ...(config.vcApi ? [VcApiModule] : []),
      ],
    };
  }
}
