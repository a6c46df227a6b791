import { Module } from '@nestjs/common';
import { RegistryLedgerModule } from '../ledger/registry-ledger.module.js';
import { CreateStandards1795442400000 } from '../migrations/202611231400-create-standards.js';
import { ConceptEntity } from './concept.entity.js';
import { ConceptsController } from './concepts.controller.js';
import { EuropeanStandardEntity } from './european-standard.entity.js';
import { StandardAnnouncements } from './standard-announcements.service.js';
import { StandardPublications } from './standard-publications.service.js';
import { StandardsController } from './standards.controller.js';
import { StandardsProjectionModule } from './standards-projection.module.js';
import { StandardsService } from './standards.service.js';

/** Tables of European standards, for the DataSource of the app. */
export const standardsTables = {
  entities: [ConceptEntity, EuropeanStandardEntity],
  migrations: [CreateStandards1795442400000],
};

/** European standards and their immutable texts. */
@Module({
  imports: [RegistryLedgerModule, StandardsProjectionModule],
  controllers: [StandardsController, ConceptsController],
  providers: [StandardAnnouncements, StandardPublications, StandardsService],
  exports: [StandardsService],
})
export class StandardsModule {}
