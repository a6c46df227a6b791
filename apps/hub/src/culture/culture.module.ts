import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { MandatesModule } from '../mandates/mandates.module.js';
import { MembersModule } from '../members/members.module.js';
import { CultureController } from './culture.controller.js';
import { CultureService } from './culture.service.js';
import { LearnedWeights } from './learned-weights.service.js';

/** How the hub assesses, in figures, and what audits learn from it. It keeps nothing of its own. */
@Module({
  imports: [ClaimsModule, MandatesModule, MembersModule],
  controllers: [CultureController],
  providers: [CultureService, LearnedWeights],
  exports: [LearnedWeights],
})
export class CultureModule {}
