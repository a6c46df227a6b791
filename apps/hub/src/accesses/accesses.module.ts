import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { RecoveriesModule } from '../recoveries/recoveries.module.js';
import { SharingModule } from '../sharing/sharing.module.js';
import { AccessesController } from './accesses.controller.js';
import { AccessesService } from './accesses.service.js';
import { TakingsModule } from './takings.module.js';

/** Everything that was looked at or taken of a person, for them to see. */
@Module({
  imports: [ClaimsModule, PrivacyModule, RecoveriesModule, SharingModule, TakingsModule],
  controllers: [AccessesController],
  providers: [AccessesService],
})
export class AccessesModule {}
