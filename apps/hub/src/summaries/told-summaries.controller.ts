import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { NewAuditSummary, ToldAuditSummary } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { ToldSummaries } from './told-summaries.service.js';

@ApiTags('audits')
@ApiBearerAuth()
@Roles('officer')
@Controller(api('audits'))
export class ToldSummariesController {
  constructor(private readonly summaries: ToldSummaries) {}

  @Get(':id/summary')
  @ApiResponse({ status: 200, standardSchema: body('http/told-audit-summary') })
  read(@UuidParam('id') id: string, @Me() me: Account): Promise<ToldAuditSummary> {
    return this.summaries.read(id, me);
  }

  @Post(':id/summary')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/told-audit-summary') })
  tell(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-audit-summary') }) place: NewAuditSummary,
    @Me() me: Account,
  ): Promise<ToldAuditSummary> {
    return this.summaries.tell(id, place, me);
  }
}
