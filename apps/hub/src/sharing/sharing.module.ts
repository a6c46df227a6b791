import { Module } from '@nestjs/common';
import { IssuingModule } from '../issuing/issuing.module.js';
import { CreateShares1795507200000 } from '../migrations/202611240800-create-shares.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { ShareErasures } from './share-erasures.service.js';
import { ShareFiles } from './share-files.service.js';
import { SharedPagesController } from './shared-pages.controller.js';
import { SharedPages } from './shared-pages.service.js';
import { SharesController } from './shares.controller.js';
import { ShareChance } from './share-chance.js';
import { SharesService } from './shares.service.js';
import { SharesStore } from './shares.store.js';

/** Tables of sharing, for the DataSource of the hub. */
export const sharingTables = { entities: [], migrations: [CreateShares1795507200000] };

/** Links by which holders show credentials to somebody outside. */
@Module({
  imports: [IssuingModule, PrivacyModule],
  controllers: [SharedPagesController, SharesController],
  providers: [ShareChance, ShareErasures, ShareFiles, SharedPages, SharesService, SharesStore],
  exports: [SharesService],
})
export class SharingModule {}
