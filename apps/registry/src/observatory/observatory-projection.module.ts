import { Module } from '@nestjs/common';
import { ObservatoryProjection } from './observatory-projection.service.js';
import { ObservatoryStore } from './observatory.store.js';

/** Summaries and frozen figures as the ledgers say them; all that a rebuild needs of this feature. */
@Module({
  providers: [ObservatoryStore, ObservatoryProjection],
  exports: [ObservatoryStore, ObservatoryProjection],
})
export class ObservatoryProjectionModule {}
