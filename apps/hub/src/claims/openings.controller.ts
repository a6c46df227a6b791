import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Claim, NewClaim } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { OpeningsService } from './openings.service.js';

@ApiTags('claims')
@ApiBearerAuth()
@Controller(api(''))
export class OpeningsController {
  constructor(private readonly openings: OpeningsService) {}

  @Post('claims')
  @Roles('employee')
  @ApiResponse({ status: 201, standardSchema: body('http/claim') })
  open(
    @Body({ schema: body('http/new-claim') }) claim: NewClaim,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Claim> {
    return this.openings.open(claim, me, key);
  }
}
