import { Module } from '@nestjs/common';
import { StandardsProjection } from './standards-projection.service.js';
import { StandardsStore } from './standards.store.js';

/** European standards as the ledger says them; all that a rebuild needs of this feature. */
@Module({
  providers: [StandardsStore, StandardsProjection],
  exports: [StandardsStore, StandardsProjection],
})
export class StandardsProjectionModule {}
