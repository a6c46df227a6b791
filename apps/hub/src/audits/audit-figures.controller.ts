import { Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { AuditComparison, AuditRecomputation } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { AuditFiguresService } from './audit-figures.service.js';
import { ComparisonsService } from './comparisons.service.js';
import { RecomputationsService } from './recomputations.service.js';

@ApiTags('audits')
@ApiBearerAuth()
@Roles('manager', 'officer')
@Controller(api('audits'))
export class AuditFiguresController {
  constructor(
    private readonly figures: AuditFiguresService,
    private readonly comparisons: ComparisonsService,
    private readonly recomputations: RecomputationsService,
  ) {}

  @Get(':id/figures.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="audit.csv"')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200 })
  csv(@UuidParam('id') id: string, @Me() me: Account): Promise<string> {
    return this.figures.csv(id, me);
  }

  @Get(':id/comparison')
  @ApiResponse({ status: 200, standardSchema: body('http/audit-comparison') })
  compare(@UuidParam('id') id: string, @Me() me: Account): Promise<AuditComparison> {
    return this.comparisons.compare(id, me);
  }

  @Post(':id/recomputation')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/audit-recomputation') })
  recompute(@UuidParam('id') id: string, @Me() me: Account): Promise<AuditRecomputation> {
    return this.recomputations.recompute(id, me);
  }
}
