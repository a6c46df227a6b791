import { Module } from '@nestjs/common';
import { AuditRoundsModule } from '../audit-rounds/audit-rounds.module.js';
import { CultureModule } from '../culture/culture.module.js';
import { FederationModule } from '../federation/federation.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { MembersModule } from '../members/members.module.js';
import { CreateAudits1795904400000 } from '../migrations/202611282220-create-audits.js';
import { EndKeepingOfAnswers1795915200000 } from '../migrations/202611290120-end-keeping-of-answers.js';
import { CancelAuditRuns1795915800000 } from '../migrations/202611290130-cancel-audit-runs.js';
import { NoticesModule } from '../notices/notices.module.js';
import { SkillsModule } from '../skills/skills.module.js';
import { AuditAccess } from './audit-access.service.js';
import { AuditCommitments } from './audit-commitments.service.js';
import { AuditDecisionsStore } from './audit-decisions.store.js';
import { AuditDocumentsService } from './audit-documents.service.js';
import { AuditFiguresController } from './audit-figures.controller.js';
import { AuditFiguresService } from './audit-figures.service.js';
import { AuditKeeping } from './audit-keeping.service.js';
import { AuditKeysStore } from './audit-keys.store.js';
import { AuditLeavesStore } from './audit-leaves.store.js';
import { AuditRunner } from './audit-runner.js';
import { AuditRunsController } from './audit-runs.controller.js';
import { AuditRunsService } from './audit-runs.service.js';
import { AuditRunsStore } from './audit-runs.store.js';
import { AuditStartsService } from './audit-starts.service.js';
import { AuditsController } from './audits.controller.js';
import { AuditsService } from './audits.service.js';
import { AuditsStore } from './audits.store.js';
import { ClusterAppraisals } from './cluster-appraisals.service.js';
import { ClusterAudits } from './cluster-audits.service.js';
import { ComparisonsService } from './comparisons.service.js';
import { FirmAppraisals } from './firm-appraisals.service.js';
import { FirmManagers } from './firm-managers.service.js';
import { FirmSnapshots } from './firm-snapshots.service.js';
import { FollowUpNotices } from './follow-up-notices.service.js';
import { InputsKeeping } from './inputs-keeping.service.js';
import { InputsKeepingStore } from './inputs-keeping.store.js';
import { KeepingSchedule } from './keeping-schedule.js';
import { RecommendationsService } from './recommendations.service.js';
import { RecomputationsService } from './recomputations.service.js';
import { SharingFirms } from './sharing-firms.service.js';

/** Tables of audits, for the DataSource of the hub. */
export const auditsTables = {
  migrations: [
    CreateAudits1795904400000,
    EndKeepingOfAnswers1795915200000,
    CancelAuditRuns1795915800000,
  ],
};

/**
 * Audits of firms and clusters: computed, stored, bound to the ledger, read and acted on. What is stored
 * names people and respondents by numbers that mean nothing outside of it, and no decision says who
 * made it: of a person there is nothing to count, to take along or to erase. A credential that is
 * erased leaves its id here, which then leads nowhere. Who cancelled a run is the account of an officer.
 */
@Module({
  imports: [
    AuditRoundsModule,
    CultureModule,
    FederationModule,
    LearningModule,
    MembersModule,
    NoticesModule,
    SkillsModule,
  ],
  controllers: [AuditsController, AuditFiguresController, AuditRunsController],
  providers: [
    AuditAccess,
    AuditCommitments,
    AuditDecisionsStore,
    AuditDocumentsService,
    AuditFiguresService,
    AuditKeeping,
    AuditKeysStore,
    AuditLeavesStore,
    AuditRunner,
    AuditRunsService,
    AuditRunsStore,
    AuditStartsService,
    AuditsService,
    AuditsStore,
    ClusterAppraisals,
    ClusterAudits,
    ComparisonsService,
    FirmAppraisals,
    FirmManagers,
    FirmSnapshots,
    FollowUpNotices,
    InputsKeeping,
    InputsKeepingStore,
    KeepingSchedule,
    RecommendationsService,
    RecomputationsService,
    SharingFirms,
  ],
  exports: [AuditDocumentsService, ComparisonsService],
})
export class AuditsModule {}
