import { Module } from '@nestjs/common';
import { IssuingModule } from '../issuing/issuing.module.js';
import { PassportController } from './passport.controller.js';
import { PassportService } from './passport.service.js';

/** The holder's collection: lists, downloads, proofs. */
@Module({
  imports: [IssuingModule],
  controllers: [PassportController],
  providers: [PassportService],
})
export class PassportModule {}
