import { Module } from '@nestjs/common';
import { AccreditationModule } from '../accreditation/accreditation.module.js';
import { RegistryLedgerModule } from '../ledger/registry-ledger.module.js';
import { MappingsModule } from '../mappings/mappings.module.js';
import { CreateObservatory1795905600000 } from '../migrations/202611282240-create-observatory.js';
import { StandardsModule } from '../standards/standards.module.js';
import { AuditSummaryEntity } from './audit-summary.entity.js';
import { KnownStandardsReader } from './known-standards.service.js';
import { ObservatoryAnnouncements } from './observatory-announcements.service.js';
import { ObservatoryController } from './observatory.controller.js';
import { ObservatoryProjectionModule } from './observatory-projection.module.js';
import { ObservatoryReleaseEntity } from './observatory-release.entity.js';
import { ObservatoryRunner } from './observatory-runner.js';
import { Observatory } from './observatory.service.js';

/** Tables of the observatory, for the DataSource of the app. */
export const observatoryTables = {
  entities: [AuditSummaryEntity, ObservatoryReleaseEntity],
  migrations: [CreateObservatory1795905600000],
};

/** Figures over the audits of all clusters. */
@Module({
  imports: [
    AccreditationModule,
    MappingsModule,
    RegistryLedgerModule,
    StandardsModule,
    ObservatoryProjectionModule,
  ],
  controllers: [ObservatoryController],
  providers: [KnownStandardsReader, Observatory, ObservatoryAnnouncements, ObservatoryRunner],
})
export class ObservatoryModule {}
