import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Claim, Claims, Judgements } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { ClaimReadings } from './claim-readings.service.js';

@ApiTags('claims')
@ApiBearerAuth()
@Controller(api(''))
export class ClaimReadingsController {
  constructor(private readonly readings: ClaimReadings) {}

  @Get('claims')
  @Roles('officer', 'employee', 'assessor')
  @ApiResponse({ status: 200, standardSchema: body('http/claims') })
  list(@Me() me: Account): Promise<Claims> {
    return this.readings.list(me);
  }

  @Get('claims/:id')
  @Roles('officer', 'employee', 'assessor')
  @ApiResponse({ status: 200, standardSchema: body('http/claim') })
  find(@UuidParam('id') id: string, @Me() me: Account): Promise<Claim> {
    return this.readings.find(id, me);
  }

  @Get('assessments')
  @Roles('assessor')
  @ApiResponse({ status: 200, standardSchema: body('http/claims') })
  queue(@Me() me: Account): Promise<Claims> {
    return this.readings.queue(me);
  }

  @Get('claims/:id/judgements')
  @Roles('officer', 'assessor')
  @ApiResponse({ status: 200, standardSchema: body('http/judgements') })
  judgementsOf(@UuidParam('id') id: string, @Me() me: Account): Promise<Judgements> {
    return this.readings.judgements(id, me);
  }
}
