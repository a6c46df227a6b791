import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module.js';
import { CreateAuditRounds1795903200000 } from '../migrations/202611282200-create-audit-rounds.js';
import { NoticesModule } from '../notices/notices.module.js';
import { AnswersKeeping } from './answers-keeping.service.js';
import { AnswersKeepingStore } from './answers-keeping.store.js';
import { AuditAnsweringService } from './audit-answering.service.js';
import { AuditAnswersController } from './audit-answers.controller.js';
import { AuditAnswersStore } from './audit-answers.store.js';
import { AuditClosings } from './audit-closings.service.js';
import { AuditFormsService } from './audit-forms.service.js';
import { AuditInvitationsService } from './audit-invitations.service.js';
import { AuditLinksStore } from './audit-links.store.js';
import { AuditReminders } from './audit-reminders.service.js';
import { AuditRoundsController } from './audit-rounds.controller.js';
import { AuditRoundsService } from './audit-rounds.service.js';
import { AuditRoundsStore } from './audit-rounds.store.js';
import { AuditSchedule } from './audit-schedule.service.js';
import { ClosedRoundsService } from './closed-rounds.service.js';
import { LinkHolder } from './link-holder.service.js';
import { LinkOpenings } from './link-openings.service.js';
import { RoundDesk } from './round-desk.service.js';

/** Tables of audit rounds, for the DataSource of the hub. */
export const auditRoundsTables = { migrations: [CreateAuditRounds1795903200000] };

/**
 * Audit rounds: who is asked, what is answered, when it ends. No table says who answered, so nothing
 * of this is named to PersonalTablesService or PersonalFilesService: of a person there is nothing to
 * count, to take along or to erase (test/e2e/audit-rounds.e2e-spec.ts looks into the tables).
 */
@Module({
  imports: [MembersModule, NoticesModule],
  controllers: [AuditRoundsController, AuditAnswersController],
  providers: [
    AuditRoundsStore,
    AuditLinksStore,
    AuditAnswersStore,
    AnswersKeepingStore,
    AnswersKeeping,
    RoundDesk,
    AuditRoundsService,
    AuditClosings,
    AuditInvitationsService,
    LinkHolder,
    LinkOpenings,
    AuditFormsService,
    AuditAnsweringService,
    AuditReminders,
    AuditSchedule,
    ClosedRoundsService,
  ],
  exports: [AnswersKeeping, ClosedRoundsService],
})
export class AuditRoundsModule {}
