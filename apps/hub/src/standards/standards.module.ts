import { Module } from '@nestjs/common';
import { FederationModule } from '../federation/federation.module.js';
import { CreateStandards1795436400000 } from '../migrations/202611231220-create-standards.js';
import { LetRationalesGo1795484940000 } from '../migrations/202611240149-let-rationales-go.js';
import { KnownStandards } from './known-standards.service.js';
import { MappingProposalsService } from './mapping-proposals.service.js';
import { Publications } from './publications.service.js';
import { StandardsController } from './standards.controller.js';
import { StandardsService } from './standards.service.js';
import { TextErasures } from './text-erasures.service.js';
import { StandardsStore } from './standards.store.js';

/** Tables of standards, for the DataSource of the hub. */
export const standardsTables = {
  entities: [],
  migrations: [CreateStandards1795436400000, LetRationalesGo1795484940000],
};

/** Local standards and mapping proposals. Needs the ledger of the app in scope. */
@Module({
  imports: [FederationModule],
  controllers: [StandardsController],
  providers: [
    StandardsStore,
    StandardsService,
    KnownStandards,
    MappingProposalsService,
    Publications,
    TextErasures,
  ],
  exports: [KnownStandards, StandardsService],
})
export class StandardsModule {}
