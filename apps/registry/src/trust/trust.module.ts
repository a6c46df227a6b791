import { Module } from '@nestjs/common';
import { AccreditationModule } from '../accreditation/accreditation.module.js';
import { RegistryLedgerModule } from '../ledger/registry-ledger.module.js';
import { MappingsModule } from '../mappings/mappings.module.js';
import { MirrorPortsModule } from '../mirror/mirror-ports.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { WatchModule } from '../watch/watch.module.js';
import { DecidedFacts } from './decided-facts.service.js';
import { HubFacts } from './hub-facts.service.js';
import { TrustController } from './trust.controller.js';
import { TrustFactsService } from './trust-facts.service.js';
import { TrustListsService } from './trust-lists.service.js';

/** The signed trust list and the registry's own DID. */
@Module({
  imports: [
    AccreditationModule,
    MappingsModule,
    MirrorPortsModule,
    RegistryLedgerModule,
    StandardsModule,
    WatchModule,
  ],
  controllers: [TrustController],
  providers: [DecidedFacts, HubFacts, TrustFactsService, TrustListsService],
  exports: [TrustListsService],
})
export class TrustModule {}
