import { Module } from '@nestjs/common';
import { RegistryLedgerModule } from '../ledger/registry-ledger.module.js';
import { CreateAuditMethods1795914660000 } from '../migrations/202611290111-create-audit-methods.js';
import { AuditMethodAnnouncements } from './audit-method-announcements.service.js';
import { AuditMethodEntity } from './audit-method.entity.js';
import { AuditMethodsController } from './audit-methods.controller.js';
import { AuditMethodsProjectionModule } from './audit-methods-projection.module.js';
import { AuditMethods } from './audit-methods.service.js';

/** Tables of released methods, for the DataSource of the app. */
export const auditMethodsTables = {
  entities: [AuditMethodEntity],
  migrations: [CreateAuditMethods1795914660000],
};

/** What the versions of the audit's method hold, for which the registry vouches in its ledger. */
@Module({
  imports: [RegistryLedgerModule, AuditMethodsProjectionModule],
  controllers: [AuditMethodsController],
  providers: [AuditMethods, AuditMethodAnnouncements],
})
export class AuditMethodsModule {}
