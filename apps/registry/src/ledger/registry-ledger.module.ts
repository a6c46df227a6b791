import { Module } from '@nestjs/common';
import { OWN_HEALTH } from '#platform/health/readiness.service.js';
import { ledgerMigrations } from '#platform/ledger/migrations/ledger-migrations.js';
import { HealthService } from './health.service.js';
import { PublishedEntries } from './published-entries.sql.js';
import { RegistryProfileController } from './registry-profile.controller.js';

/** Tables of the own ledger, of the mirrors and of the witness, for the DataSource of the app. */
export const ledgerTables = { migrations: ledgerMigrations };

/** How far ledgers are public, and who we are. */
@Module({
  controllers: [RegistryProfileController],
  providers: [PublishedEntries, HealthService, { provide: OWN_HEALTH, useExisting: HealthService }],
  exports: [PublishedEntries, OWN_HEALTH],
})
export class RegistryLedgerModule {}
