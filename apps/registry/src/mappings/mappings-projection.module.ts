import { Module } from '@nestjs/common';
import { MappingsProjection } from './mappings-projection.service.js';
import { MappingsStore } from './mappings.store.js';

/** Confirmed mappings as the ledger says them; all that a rebuild needs of this feature. */
@Module({
  providers: [MappingsStore, MappingsProjection],
  exports: [MappingsStore, MappingsProjection],
})
export class MappingsProjectionModule {}
