import { Module } from '@nestjs/common';
import { IssuingModule } from '../issuing/issuing.module.js';
import { MembersModule } from '../members/members.module.js';
import { CreateClaims1795437000000 } from '../migrations/202611231230-create-claims.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { AcceptancesService } from './acceptances.service.js';
import { AssessmentEntity } from './assessment.entity.js';
import { AssessmentsService } from './assessments.service.js';
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
import { EvidenceService } from './evidence.service.js';
import { ExperienceEntity } from './experience.entity.js';
import { ExperiencesController } from './experiences.controller.js';
import { ExperiencesService } from './experiences.service.js';
import { ExperiencesStore } from './experiences.store.js';
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
  migrations: [CreateClaims1795437000000],
};

/** Experiences, evidence, claims and their assessment. */
@Module({
  imports: [MembersModule, StandardsModule, PrivacyModule, IssuingModule],
  controllers: [ExperiencesController, ClaimsController],
  providers: [
    ExperiencesStore,
    ExperiencesService,
    EvidenceSafe,
    EvidenceService,
    ClaimsStore,
    ClaimFiles,
    ClaimsService,
    AssessmentsService,
    AcceptancesService,
    ClaimErasures,
    RowJudgeService,
    StatedAssessments,
    ClaimErasuresStore,
  ],
  exports: [ClaimErasures, RowJudgeService],
})
export class ClaimsModule {}
