import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CredentialSummary, NewStatusChange } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { StatusChangesService } from './status-changes.service.js';

@ApiTags('credentials')
@ApiBearerAuth()
@Controller(api('credentials'))
export class StatusChangesController {
  constructor(private readonly changes: StatusChangesService) {}

  @Post(':id/state')
  @Roles('officer')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/credential-summary') })
  change(
    @UuidParam('id') credentialId: string,
    @Body({ schema: body('http/new-status-change') }) change: NewStatusChange,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<CredentialSummary> {
    return this.changes.change({ ...change, credentialId, key }, me);
  }
}
