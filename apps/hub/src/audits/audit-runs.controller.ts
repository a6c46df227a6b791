import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { AuditRun, AuditRuns } from '#domain/generated/schemas.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { ChoiceQuery } from '#platform/http/choice-query.js';
import { ApiPages, PageParam } from '#platform/http/page-param.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { AuditRunsService } from './audit-runs.service.js';

const STATES: AuditRun['state'][] = ['running', 'done', 'failed', 'cancelled'];

@ApiTags('audits')
@ApiBearerAuth()
@Roles('officer')
@Controller(api('audit-runs'))
export class AuditRunsController {
  constructor(private readonly runs: AuditRunsService) {}

  @Get()
  @ApiPages()
  @ApiQuery({ name: 'state', required: false, enum: STATES })
  @ApiResponse({ status: 200, standardSchema: body('http/audit-runs') })
  list(
    @PageParam('uuid') page: PageWanted,
    @ChoiceQuery('state', STATES) state: string | undefined,
  ): Promise<AuditRuns> {
    return this.runs.list(page, state);
  }

  @Get(':id')
  @ApiResponse({ status: 200, standardSchema: body('http/audit-run') })
  find(@UuidParam('id') id: string): Promise<AuditRun> {
    return this.runs.find(id);
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/audit-run') })
  cancel(@UuidParam('id') id: string, @Me() me: Account): Promise<AuditRun> {
    return this.runs.cancel(id, me);
  }
}
