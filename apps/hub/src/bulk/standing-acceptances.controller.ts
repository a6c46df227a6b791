import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { StandingAcceptance } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { StandingAcceptancesService } from './standing-acceptances.service.js';

@ApiTags('bulk')
@ApiBearerAuth()
@Controller(api(''))
export class StandingAcceptancesController {
  constructor(private readonly acceptances: StandingAcceptancesService) {}

  @Get('passport/standing-acceptance')
  @Roles('employee')
  @ApiResponse({ status: 200, standardSchema: body('http/standing-acceptance') })
  own(@Me() me: Account): Promise<StandingAcceptance> {
    return this.acceptances.own(me);
  }

  @Post('passport/standing-acceptance')
  @Roles('employee')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/standing-acceptance') })
  give(@Me() me: Account): Promise<StandingAcceptance> {
    return this.acceptances.give(me);
  }

  @Delete('passport/standing-acceptance')
  @Roles('employee')
  @ApiResponse({ status: 200, standardSchema: body('http/standing-acceptance') })
  withdraw(@Me() me: Account): Promise<StandingAcceptance> {
    return this.acceptances.withdraw(me);
  }

  @Post('people/:id/standing-acceptance')
  @Roles('officer')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/standing-acceptance') })
  record(@UuidParam('id') id: string, @Me() me: Account): Promise<StandingAcceptance> {
    return this.acceptances.record(id, me);
  }
}
