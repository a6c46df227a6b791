import { Module } from '@nestjs/common';
import { IssuingModule } from '../issuing/issuing.module.js';
import { MandatesModule } from '../mandates/mandates.module.js';
import { MembersModule } from '../members/members.module.js';
import { WidenEvidence1795504800000 } from '../migrations/202611240720-widen-evidence.js';
import { CreateClaims1795437000000 } from '../migrations/202611231230-create-claims.js';
import { WidenClaims1795503660000 } from '../migrations/202611240701-widen-claims.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { AcceptancesService } from './acceptances.service.js';
import { AssessmentEntity } from './assessment.entity.js';
import { AdmissionsService } from './admissions.service.js';
import { AssessmentPolicyController } from './assessment-policy.controller.js';
import { AssignmentsService } from './assignments.service.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import { DecisionsService } from './decisions.service.js';
import { EvidenceMakers } from './evidence-makers.service.js';
import { JudgementsService } from './judgements.service.js';
import { LapsesService } from './lapses.service.js';
import { ModerationsService } from './moderations.service.js';
import { SamplingService } from './sampling.service.js';
import { ClaimErasures } from './claim-erasures.service.js';
import { ClaimErasuresStore } from './claim-erasures.store.js';
import { ClaimExperienceEntity } from './claim-experience.entity.js';
import { ClaimFiles } from './claim-files.service.js';
import { ClaimEntity } from './claim.entity.js';
import { ClaimsController } from './claims.controller.js';
import { ClaimsService } from './claims.service.js';
import { ClaimsStore } from './claims.store.js';
import { EvidenceContentEntity } from './evidence-content.entity.js';
import { EvidenceSafe } from './evidence-safe.service.js';
import { EvidenceEntity } from './evidence.entity.js';
import { ClaimsOnEvidenceStore } from './claims-on-evidence.store.js';
import { EvidenceConsentsService } from './evidence-consents.service.js';
import { EvidenceDescriptionsService } from './evidence-descriptions.service.js';
import { EvidenceErasures } from './evidence-erasures.service.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceDraftsStore } from './evidence-drafts.store.js';
import { EvidenceKeeper } from './evidence-keeper.service.js';
import { EvidenceReadingsStore } from './evidence-readings.store.js';
import { EvidenceService } from './evidence.service.js';
import { EvidenceStore } from './evidence.store.js';
import { EvidenceUploadsService } from './evidence-uploads.service.js';
import { ExperienceEntity } from './experience.entity.js';
import { ExperiencesController } from './experiences.controller.js';
import { ExperiencesService } from './experiences.service.js';
import { ExperiencesStore } from './experiences.store.js';
import { NamedMakers } from './named-makers.service.js';
import { RowJudgeService } from './row-judge.service.js';
import { StatedAssessments } from './stated-assessments.service.js';

/** Tables of claims, for the DataSource of the hub. */
export const claimsTables = {
  entities: [
    ExperienceEntity,
    EvidenceEntity,
    EvidenceContentEntity,
    ClaimEntity,
    ClaimExperienceEntity,
    AssessmentEntity,
  ],
  migrations: [CreateClaims1795437000000, WidenClaims1795503660000, WidenEvidence1795504800000],
};

/** Experiences, evidence, claims and their assessment. */
@Module({
  imports: [MembersModule, MandatesModule, StandardsModule, PrivacyModule, IssuingModule],
  controllers: [
    ExperiencesController,
    EvidenceController,
    ClaimsController,
    AssessmentPolicyController,
  ],
  providers: [
    ExperiencesStore,
    ExperiencesService,
    EvidenceSafe,
    EvidenceStore,
    EvidenceDraftsStore,
    EvidenceReadingsStore,
    EvidenceKeeper,
    EvidenceUploadsService,
    EvidenceDescriptionsService,
    EvidenceConsentsService,
    EvidenceErasures,
    ClaimsOnEvidenceStore,
    EvidenceService,
    ClaimsStore,
    ClaimFiles,
    ClaimsService,
    ClaimHistoryStore,
    EvidenceMakers,
    NamedMakers,
    SamplingService,
    AdmissionsService,
    AssignmentsService,
    DecisionsService,
    JudgementsService,
    ModerationsService,
    LapsesService,
    AcceptancesService,
    ClaimErasures,
    RowJudgeService,
    StatedAssessments,
    ClaimErasuresStore,
  ],
  exports: [ClaimErasures, ClaimFiles, EvidenceKeeper, EvidenceMakers, RowJudgeService],
})
export class ClaimsModule {}
