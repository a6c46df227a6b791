import { Controller, Get, Header } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CredentialDetail } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { CredentialDetails } from './credential-details.service.js';

@ApiTags('credentials')
@ApiBearerAuth()
@Controller(api('credentials'))
export class CredentialDetailsController {
  constructor(private readonly details: CredentialDetails) {}

  @Get(':id/detail')
  @Roles('employee', 'officer')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200, standardSchema: body('http/credential-detail') })
  find(@UuidParam('id') id: string, @Me() me: Account): Promise<CredentialDetail> {
    return this.details.find(id, me);
  }
}
