import { Module } from '@nestjs/common';
import { TakingsModule } from '../accesses/takings.module.js';
import { CreateExports1795872900000 } from '../migrations/202611281335-create-exports.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { ExportArchives } from './export-archives.service.js';
import { ExportBuilder } from './export-builder.service.js';
import { ExportErasures } from './export-erasures.service.js';
import { ExportRunner } from './export-runner.js';
import { ExportSafe } from './export-safe.service.js';
import { ExportSources } from './export-sources.service.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { ExportsStore } from './exports.store.js';

/** Tables of exports, for the DataSource of the hub. */
export const exportsTables = { migrations: [CreateExports1795872900000] };

/** Everything that the hub keeps of a person, as an archive to take along. */
@Module({
  imports: [PrivacyModule, TakingsModule],
  controllers: [ExportsController],
  providers: [
    ExportArchives,
    ExportBuilder,
    ExportErasures,
    ExportRunner,
    ExportSafe,
    ExportSources,
    ExportsService,
    ExportsStore,
  ],
})
export class ExportsModule {}
