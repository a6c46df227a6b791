import { Module } from '@nestjs/common';
import { LogKeyHistory } from '#platform/federation/log-key-history.js';
import { RegistryLedgerModule } from '../ledger/registry-ledger.module.js';
import { CreateHubs1795443000000 } from '../migrations/202611231410-create-hubs.js';
import { AddHubWitness1795483800000 } from '../migrations/202611240130-add-hub-witness.js';
import { AccreditationDecisionEntity } from './accreditation-decision.entity.js';
import { AccreditationDecisions } from './accreditation-decisions.service.js';
import { ContradictedLedgers } from './contradicted-ledgers.service.js';
import { DecisionBell } from './decision-bell.js';
import { HubEntries } from './hub-entries.js';
import { HubEntity } from './hub.entity.js';
import { HubRegistrations } from './hub-registrations.service.js';
import { HubsController } from './hubs.controller.js';
import { HubsDirectory } from './hubs-directory.service.js';
import { HubsService } from './hubs.service.js';
import { HubsProjectionModule } from './hubs-projection.module.js';
import { Suspensions } from './suspensions.service.js';

/** Tables of hubs and decisions, for the DataSource of the app. */
export const accreditationTables = {
  entities: [HubEntity, AccreditationDecisionEntity],
  migrations: [CreateHubs1795443000000, AddHubWitness1795483800000],
};

/** Hubs and their accreditation. */
@Module({
  imports: [RegistryLedgerModule, HubsProjectionModule],
  controllers: [HubsController],
  providers: [
    LogKeyHistory,
    HubsDirectory,
    HubEntries,
    HubRegistrations,
    AccreditationDecisions,
    Suspensions,
    ContradictedLedgers,
    HubsService,
    DecisionBell,
  ],
  exports: [HubsDirectory, DecisionBell, ContradictedLedgers],
})
export class AccreditationModule {}
