import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FirmFacts, FirmPeople, NewFirmFacts } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { FirmFactsService } from './firm-facts.service.js';

@ApiTags('skills')
@ApiBearerAuth()
@Roles('manager')
@Controller(api('firms/:firmId'))
export class FirmFactsController {
  constructor(private readonly facts: FirmFactsService) {}

  @Get('facts')
  @ApiResponse({ status: 200, standardSchema: body('http/firm-facts') })
  read(@UuidParam('firmId') firmId: string, @Me() me: Account): Promise<FirmFacts> {
    return this.facts.read(firmId, me);
  }

  @Post('facts')
  @ApiResponse({ status: 201, standardSchema: body('http/firm-facts') })
  tell(
    @UuidParam('firmId') firmId: string,
    @Body({ schema: body('http/new-firm-facts') }) facts: NewFirmFacts,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<FirmFacts> {
    return this.facts.tell(firmId, facts, me, key);
  }

  @Get('people')
  @ApiResponse({ status: 200, standardSchema: body('http/firm-people') })
  people(@UuidParam('firmId') firmId: string, @Me() me: Account): Promise<FirmPeople> {
    return this.facts.people(firmId, me);
  }
}
