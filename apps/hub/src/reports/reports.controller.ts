import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { REPORT_LANGUAGES } from '#domain/audit/words/words-of-reports.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { REPORT_POLICY } from './report-style.js';
import { ReportsService } from './reports.service.js';

@ApiTags('audits')
@ApiBearerAuth()
@Roles('manager', 'officer')
@Controller(api('audits'))
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Get(':id/report.html')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-disposition', 'inline; filename="audit-report.html"')
  @Header('content-security-policy', `${REPORT_POLICY}; frame-ancestors 'none'; sandbox`)
  @Header('cache-control', 'no-store')
  @ApiProduces('text/html')
  @ApiQuery({ name: 'lang', required: false, enum: [...REPORT_LANGUAGES] })
  @ApiResponse({ status: 200 })
  page(
    @UuidParam('id') id: string,
    @Query('lang') lang: string | undefined,
    @Me() me: Account,
  ): Promise<string> {
    return this.reports.page(id, lang, me);
  }

  @Get(':id/report.pdf')
  @Header('content-type', 'application/pdf')
  @Header('content-disposition', 'attachment; filename="audit-report.pdf"')
  @Header('cache-control', 'no-store')
  @ApiProduces('application/pdf')
  @ApiQuery({ name: 'lang', required: false, enum: [...REPORT_LANGUAGES] })
  @ApiResponse({ status: 200 })
  async paper(
    @UuidParam('id') id: string,
    @Query('lang') lang: string | undefined,
    @Me() me: Account,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.reports.paper(id, lang, me));
  }
}
