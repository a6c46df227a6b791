import { Module } from '@nestjs/common';
import { CreateMandates1795503600000 } from '../migrations/202611240700-create-mandates.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { MandateFiles } from './mandate-files.service.js';
import { MandatesController } from './mandates.controller.js';
import { MandatesService } from './mandates.service.js';
import { MandatesStore } from './mandates.store.js';

/** Tables of mandates, for the DataSource of the hub. */
export const mandatesTables = { entities: [], migrations: [CreateMandates1795503600000] };

/** Who may assess what. */
@Module({
  imports: [PrivacyModule],
  controllers: [MandatesController],
  providers: [MandateFiles, MandatesService, MandatesStore],
  exports: [MandatesService],
})
export class MandatesModule {}
