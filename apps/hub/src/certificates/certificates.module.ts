import { Module } from '@nestjs/common';
import { TakingsModule } from '../accesses/takings.module.js';
import { IssuingModule } from '../issuing/issuing.module.js';
import { SharingModule } from '../sharing/sharing.module.js';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesService } from './certificates.service.js';

/** Credentials on paper: a PDF with a code that leads to a link, and the signed files in it. */
@Module({
  imports: [IssuingModule, SharingModule, TakingsModule],
  controllers: [CertificatesController],
  providers: [CertificatesService],
})
export class CertificatesModule {}
