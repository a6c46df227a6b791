import { Module } from '@nestjs/common';
import { HubsProjection } from './hubs-projection.service.js';
import { HubsStore } from './hubs.store.js';

/** Hubs and decisions as the ledger says them; all that a rebuild needs of this feature. */
@Module({ providers: [HubsStore, HubsProjection], exports: [HubsStore, HubsProjection] })
export class HubsProjectionModule {}
