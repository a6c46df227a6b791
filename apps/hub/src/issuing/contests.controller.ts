import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CredentialSummary, NewContest } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { ContestsService } from './contests.service.js';

@ApiTags('passport')
@ApiBearerAuth()
@Roles('employee')
@Controller(api('credentials'))
export class ContestsController {
  constructor(private readonly contests: ContestsService) {}

  @Post(':id/contest')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/credential-summary') })
  contest(
    @UuidParam('id') credentialId: string,
    @Body({ schema: body('http/new-contest') }) contest: NewContest,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<CredentialSummary> {
    return this.contests.contest({ ...contest, credentialId, key }, me);
  }
}
