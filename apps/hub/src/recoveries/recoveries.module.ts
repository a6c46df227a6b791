import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module.js';
import { CreateRecoveries1795872300000 } from '../migrations/202611281325-create-recoveries.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { RecoveriesController } from './recoveries.controller.js';
import { RecoveriesService } from './recoveries.service.js';
import { RecoveriesStore } from './recoveries.store.js';
import { RecoveryFiles } from './recovery-files.service.js';
import { RecoveryErasures } from './recovery-erasures.service.js';

/** Tables of recoveries, for the DataSource of the hub. */
export const recoveriesTables = { migrations: [CreateRecoveries1795872300000] };

/** Access for people who have lost the address or the firm they had it through. */
@Module({
  imports: [MembersModule, NoticesModule, PrivacyModule],
  controllers: [RecoveriesController],
  providers: [RecoveriesService, RecoveriesStore, RecoveryErasures, RecoveryFiles],
  exports: [RecoveriesService],
})
export class RecoveriesModule {}
