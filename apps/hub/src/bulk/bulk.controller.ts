import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { BulkCheck, BulkRun, BulkRuns } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { BulkChecksService } from './bulk-checks.service.js';
import { BulkRunsService } from './bulk-runs.service.js';

@ApiTags('bulk')
@ApiBearerAuth()
@Roles('officer')
@Controller(api('bulk'))
export class BulkController {
  constructor(
    private readonly runs: BulkRunsService,
    private readonly checks: BulkChecksService,
  ) {}

  @Get('template.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="credentials.csv"')
  @ApiResponse({ status: 200 })
  template(): string {
    return this.runs.template();
  }

  @Post('checks')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiResponse({ status: 200, standardSchema: body('http/bulk-check') })
  check(
    @Body({ schema: body('http/bulk-file') }) file: string,
    @Me() me: Account,
  ): Promise<BulkCheck> {
    return this.checks.dryRun(file, me);
  }

  @Post('runs')
  @HttpCode(202)
  @ApiConsumes('text/csv')
  @ApiResponse({ status: 202, standardSchema: body('http/bulk-run') })
  start(
    @Body({ schema: body('http/bulk-file') }) file: string,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<BulkRun> {
    return this.runs.start(file, me, key);
  }

  @Get('runs')
  @ApiResponse({ status: 200, standardSchema: body('http/bulk-runs') })
  all(): Promise<BulkRuns> {
    return this.runs.all();
  }

  @Get('runs/:id')
  @ApiResponse({ status: 200, standardSchema: body('http/bulk-run') })
  find(@UuidParam('id') id: string): Promise<BulkRun> {
    return this.runs.find(id);
  }

  @Post('runs/:id/cancellation')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/bulk-run') })
  cancel(@UuidParam('id') id: string): Promise<BulkRun> {
    return this.runs.cancel(id);
  }

  @Get('runs/:id/refused.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="refused.csv"')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200 })
  refused(@UuidParam('id') id: string): Promise<string> {
    return this.runs.refusedRows(id);
  }
}
