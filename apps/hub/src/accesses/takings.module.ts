import { Module } from '@nestjs/common';
import { CreateTakings1795872960000 } from '../migrations/202611281336-create-takings.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { Takings } from './takings.service.js';
import { TakingsStore } from './takings.store.js';

/** Tables of what was taken along, for the DataSource of the hub. */
export const takingsTables = { migrations: [CreateTakings1795872960000] };

/** What leaves a passport is noted here; needed by what lets it leave. */
@Module({
  imports: [PrivacyModule],
  providers: [Takings, TakingsStore],
  exports: [Takings, TakingsStore],
})
export class TakingsModule {}
