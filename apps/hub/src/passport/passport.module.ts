import { Module } from '@nestjs/common';
import { IssuingModule } from '../issuing/issuing.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { BadgeFiles } from './badge-files.service.js';
import { PassportController } from './passport.controller.js';
import { PassportService } from './passport.service.js';

/** The holder's collection: lists, downloads, proofs. */
@Module({
  imports: [IssuingModule, PrivacyModule],
  controllers: [PassportController],
  providers: [BadgeFiles, PassportService],
})
export class PassportModule {}
