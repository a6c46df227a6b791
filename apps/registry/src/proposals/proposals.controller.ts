import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Mapping, MappingProposals, NewConfirmation } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { ProposalsService } from './proposals.service.js';

@ApiTags('proposals')
@ApiBearerAuth()
@Roles('expert')
@Controller(api('proposals'))
export class ProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  @Get()
  @ApiResponse({ status: 200, standardSchema: body('http/mapping-proposals') })
  list(): Promise<MappingProposals> {
    return this.proposals.list();
  }

  @Post(':id/confirmation')
  @ApiResponse({ status: 201, standardSchema: body('http/mapping') })
  confirm(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-confirmation') }) confirmation: NewConfirmation,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Mapping> {
    return this.proposals.confirm(id, confirmation, me.id, key);
  }
}
