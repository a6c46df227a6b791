import { Module } from '@nestjs/common';
import { AuditMethodsProjection } from './audit-methods-projection.service.js';
import { AuditMethodsStore } from './audit-methods.store.js';

/** Released methods as the ledger says them; all that a rebuild needs of this feature. */
@Module({
  providers: [AuditMethodsStore, AuditMethodsProjection],
  exports: [AuditMethodsStore, AuditMethodsProjection],
})
export class AuditMethodsProjectionModule {}
