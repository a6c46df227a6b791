import { Module } from '@nestjs/common';
import { AuditsModule } from '../audits/audits.module.js';
import { CreateAuditSummaries1795905000000 } from '../migrations/202611282230-create-audit-summaries.js';
import { ToldSummariesController } from './told-summaries.controller.js';
import { ToldSummaries } from './told-summaries.service.js';
import { ToldSummariesStore } from './told-summaries.store.js';

/** The table of what was told to the observatory, for the DataSource of the hub. */
export const summariesTables = { migrations: [CreateAuditSummaries1795905000000] };

/** What the hub tells the observatory of its audits. */
@Module({
  imports: [AuditsModule],
  controllers: [ToldSummariesController],
  providers: [ToldSummaries, ToldSummariesStore],
})
export class SummariesModule {}
