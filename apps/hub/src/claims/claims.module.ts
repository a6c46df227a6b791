import { Module } from '@nestjs/common';
import { IssuingModule } from '../issuing/issuing.module.js';
import { MandatesModule } from '../mandates/mandates.module.js';
import { MembersModule } from '../members/members.module.js';
import { WidenEvidence1795504800000 } from '../migrations/202611240720-widen-evidence.js';
import { CreateClaims1795437000000 } from '../migrations/202611231230-create-claims.js';
import { WidenClaims1795503660000 } from '../migrations/202611240701-widen-claims.js';
import { RenewClaims1795531200000 } from '../migrations/202611241440-renew-claims.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { AcceptancesService } from './acceptances.service.js';
import { AssessmentEntity } from './assessment.entity.js';
import { AdmissionsService } from './admissions.service.js';
import { AssessmentPolicyController } from './assessment-policy.controller.js';
import { AssignmentsService } from './assignments.service.js';
import { CertificationsService } from './certifications.service.js';
import { OpeningsController } from './openings.controller.js';
import { OpeningsService } from './openings.service.js';
import { ClaimCommands } from './claim-commands.service.js';
import { ClaimReadingsController } from './claim-readings.controller.js';
import { ClaimReadings } from './claim-readings.service.js';
import { SecondAssessments } from './second-assessments.service.js';
import { StatedClaims } from './stated-claims.service.js';
import { StatedTurns } from './stated-turns.service.js';
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
import { ClaimExport } from './claim-export.service.js';
import { ClaimFacts } from './claim-facts.service.js';
import { ClaimFactsStore } from './claim-facts.store.js';
import { ClaimFiles } from './claim-files.service.js';
import { ClaimEntity } from './claim.entity.js';
import { ClaimsController } from './claims.controller.js';
import { ClaimsService } from './claims.service.js';
import { ClaimsStore } from './claims.store.js';
import { EvidenceContentEntity } from './evidence-content.entity.js';
import { EvidenceSafe } from './evidence-safe.service.js';
import { EvidenceEntity } from './evidence.entity.js';
import { ClaimsOnFile } from './claims-on-file.service.js';
import { ClaimsOnFileStore } from './claims-on-file.store.js';
import { ClaimsOnEvidenceStore } from './claims-on-evidence.store.js';
import { EvidenceConsentsService } from './evidence-consents.service.js';
import { EvidenceDescriptionsService } from './evidence-descriptions.service.js';
import { EvidenceErasures } from './evidence-erasures.service.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceDraftsStore } from './evidence-drafts.store.js';
import { EvidenceKeeper } from './evidence-keeper.service.js';
import { EvidenceReadingsStore } from './evidence-readings.store.js';
import { EvidenceService } from './evidence.service.js';
import { EvidenceExport } from './evidence-export.service.js';
import { EvidenceStore } from './evidence.store.js';
import { EvidenceUploadsService } from './evidence-uploads.service.js';
import { ExperienceEntity } from './experience.entity.js';
import { ExperiencesController } from './experiences.controller.js';
import { ExperiencesService } from './experiences.service.js';
import { ExperiencesStore } from './experiences.store.js';
import { NamedMakers } from './named-makers.service.js';
import { ReadingsOfPerson } from './readings-of-person.service.js';
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
  migrations: [
    CreateClaims1795437000000,
    WidenClaims1795503660000,
    WidenEvidence1795504800000,
    RenewClaims1795531200000,
  ],
};

/** Experiences, evidence, claims and their assessment. */
@Module({
  imports: [MembersModule, MandatesModule, StandardsModule, PrivacyModule, IssuingModule],
  controllers: [
    ExperiencesController,
    EvidenceController,
    OpeningsController,
    ClaimsController,
    ClaimReadingsController,
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
    ClaimsOnFile,
    ClaimsOnFileStore,
    EvidenceService,
    ClaimsStore,
    ClaimFacts,
    ClaimFactsStore,
    ClaimFiles,
    CertificationsService,
    OpeningsService,
    ClaimCommands,
    ClaimsService,
    ClaimReadings,
    ClaimHistoryStore,
    EvidenceMakers,
    NamedMakers,
    SamplingService,
    AdmissionsService,
    AssignmentsService,
    DecisionsService,
    SecondAssessments,
    JudgementsService,
    ModerationsService,
    LapsesService,
    AcceptancesService,
    ClaimErasures,
    RowJudgeService,
    StatedTurns,
    StatedClaims,
    StatedAssessments,
    ClaimErasuresStore,
    ClaimExport,
    EvidenceExport,
    ReadingsOfPerson,
  ],
  exports: [
    ClaimErasures,
    ClaimFacts,
    ClaimFiles,
    ClaimsOnFile,
    EvidenceKeeper,
    EvidenceMakers,
    ReadingsOfPerson,
    RowJudgeService,
  ],
})
export class ClaimsModule {}
