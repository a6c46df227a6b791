import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { IssuingModule } from '../issuing/issuing.module.js';
import { MembersModule } from '../members/members.module.js';
import { CreateErasures1795485000000 } from '../migrations/202611240150-create-erasures.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { ErasuresController } from './erasures.controller.js';
import { ErasuresService } from './erasures.service.js';
import { ErasuresStore } from './erasures.store.js';
import { PersonAccounts } from './person-accounts.service.js';
import { PersonTraces } from './person-traces.service.js';

/** Tables of erasure, for the DataSource of the hub. */
export const erasureTables = { entities: [], migrations: [CreateErasures1795485000000] };

/** Erasing people. */
@Module({
  imports: [ClaimsModule, IssuingModule, MembersModule, PrivacyModule],
  controllers: [ErasuresController],
  providers: [ErasuresService, ErasuresStore, PersonAccounts, PersonTraces],
})
export class ErasureModule {}
