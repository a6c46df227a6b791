import { Module } from '@nestjs/common';
import { ledgerMigrations } from '#platform/ledger/migrations/ledger-migrations.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';
import { PublishedEntries } from './published-entries.sql.js';
import { RegistryProfileController } from './registry-profile.controller.js';

/** Tables of the own ledger, of the mirrors and of the witness, for the DataSource of the app. */
export const ledgerTables = { migrations: ledgerMigrations };

/** How far ledgers are public, and who we are. */
@Module({
  controllers: [RegistryProfileController, HealthController],
  providers: [PublishedEntries, HealthService],
  exports: [PublishedEntries],
})
export class RegistryLedgerModule {}
