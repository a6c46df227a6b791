import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { IssuingModule } from '../issuing/issuing.module.js';
import { MembersModule } from '../members/members.module.js';
import { CreateLearningRecords1795903860000 } from '../migrations/202611282211-create-learning-records.js';
import { CreateJointLearning1795903920000 } from '../migrations/202611282212-create-joint-learning.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { SkillsModule } from '../skills/skills.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { ClusterInputsService } from './cluster-inputs.service.js';
import { CoursesController } from './courses.controller.js';
import { CoursesService } from './courses.service.js';
import { CoursesStore } from './courses.store.js';
import { ExchangesController } from './exchanges.controller.js';
import { ExchangesService } from './exchanges.service.js';
import { ExchangesStore } from './exchanges.store.js';
import { FirmInputsService } from './firm-inputs.service.js';
import { JointPlansController } from './joint-plans.controller.js';
import { JointPlansService } from './joint-plans.service.js';
import { JointPlansStore } from './joint-plans.store.js';
import { LearningCountsStore } from './learning-counts.store.js';
import { LearningRecordsController } from './learning-records.controller.js';
import { LearningRecordsService } from './learning-records.service.js';
import { LearningRecordsStore } from './learning-records.store.js';
import { NoteReadingErasures } from './note-reading-erasures.service.js';
import { NoteReadingFiles } from './note-reading-files.service.js';
import { NoteReadings } from './note-readings.service.js';
import { NoteReadingsStore } from './note-readings.store.js';

/** Tables of learning, for the DataSource of the hub. */
export const learningTables = {
  entities: [],
  migrations: [CreateLearningRecords1795903860000, CreateJointLearning1795903920000],
};

/** How firms learn, alone and together, and what an audit takes of it all. */
@Module({
  imports: [
    ClaimsModule,
    IssuingModule,
    MembersModule,
    PrivacyModule,
    SkillsModule,
    StandardsModule,
  ],
  controllers: [
    CoursesController,
    ExchangesController,
    JointPlansController,
    LearningRecordsController,
  ],
  providers: [
    ClusterInputsService,
    CoursesService,
    CoursesStore,
    ExchangesService,
    ExchangesStore,
    FirmInputsService,
    JointPlansService,
    JointPlansStore,
    LearningCountsStore,
    LearningRecordsService,
    LearningRecordsStore,
    NoteReadingErasures,
    NoteReadingFiles,
    NoteReadings,
    NoteReadingsStore,
  ],
  exports: [ClusterInputsService, CoursesService, FirmInputsService],
})
export class LearningModule {}
