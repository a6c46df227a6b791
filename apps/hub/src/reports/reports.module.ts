import { Module } from '@nestjs/common';
import { AuditsModule } from '../audits/audits.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { MembersModule } from '../members/members.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { ReportNamesService } from './report-names.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';

/** Audits in plain words, as a page and on paper. */
@Module({
  imports: [AuditsModule, LearningModule, MembersModule, StandardsModule],
  controllers: [ReportsController],
  providers: [ReportNamesService, ReportsService],
})
export class ReportsModule {}
