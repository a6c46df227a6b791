import { Module } from '@nestjs/common';
import { CreateNotices1795506060000 } from '../migrations/202611240741-create-notices.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { NoticeFiles } from './notice-files.service.js';
import { NoticesController } from './notices.controller.js';
import { NoticesService } from './notices.service.js';
import { NoticesStore } from './notices.store.js';

/** Tables of notices, for the DataSource of the hub. */
export const noticesTables = { migrations: [CreateNotices1795506060000] };

/** What holders are told in their passport. */
@Module({
  imports: [PrivacyModule],
  controllers: [NoticesController],
  providers: [NoticeFiles, NoticesService, NoticesStore],
  exports: [NoticesService],
})
export class NoticesModule {}
