import { Body, Controller, Header, Headers, Post, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { NewCertificate } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { waitOf } from '../passport/wait-of.js';
import { CertificatesService } from './certificates.service.js';

@ApiTags('passport')
@ApiBearerAuth()
@Roles('employee')
@Controller(api('credentials'))
export class CertificatesController {
  constructor(private readonly certificates: CertificatesService) {}

  @Post(':id/certificates')
  @Header('content-type', 'application/pdf')
  @Header('content-disposition', 'attachment; filename="certificate.pdf"')
  @Header('cache-control', 'no-store')
  @ApiProduces('application/pdf')
  @ApiResponse({ status: 201 })
  async print(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-certificate') }) certificate: NewCertificate,
    @Me() me: Account,
    @Headers('prefer') prefer: string | undefined,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.certificates.print(id, certificate, me, waitOf(prefer)));
  }
}
