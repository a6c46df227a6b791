import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  Audit,
  AuditFollowUps,
  AuditRecommendation,
  AuditStart,
  AuditSummaries,
  Likeness,
  NewAudit,
  NewLikeness,
  NewRecommendationState,
} from '#domain/generated/schemas.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { ApiPages, PageParam } from '#platform/http/page-param.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam, UuidQuery } from '#platform/http/uuid-param.js';
import { AuditDocumentsService } from './audit-documents.service.js';
import { AuditStartsService } from './audit-starts.service.js';
import { AuditsService } from './audits.service.js';
import { RecommendationsService } from './recommendations.service.js';

@ApiTags('audits')
@ApiBearerAuth()
@Roles('manager', 'officer')
@Controller(api('audits'))
export class AuditsController {
  constructor(
    private readonly starts: AuditStartsService,
    private readonly audits: AuditsService,
    private readonly documents: AuditDocumentsService,
    private readonly recommendations: RecommendationsService,
  ) {}

  @Post()
  @ApiResponse({ status: 201, standardSchema: body('http/audit-start') })
  @ApiResponse({ status: 202, standardSchema: body('http/audit-start') })
  async start(
    @Body({ schema: body('http/new-audit') }) audit: NewAudit,
    @Me() me: Account,
    @Res({ passthrough: true }) reply: { status(code: number): unknown },
  ): Promise<AuditStart> {
    const started = await this.starts.start(audit, me);
    // A firm is audited by now, a cluster takes its time.
    reply.status(started.run ? 202 : 201);
    return started;
  }

  @Get()
  @ApiPages()
  @ApiQuery({ name: 'round', required: false, description: 'Only the audit of this round.' })
  @ApiResponse({ status: 200, standardSchema: body('http/audit-summaries') })
  list(
    @Me() me: Account,
    @PageParam('uuid') page: PageWanted,
    @UuidQuery('round') round: string | undefined,
  ): Promise<AuditSummaries> {
    return this.audits.list(me, page, round);
  }

  @Get('follow-ups')
  @ApiPages()
  @ApiResponse({ status: 200, standardSchema: body('http/audit-follow-ups') })
  followUps(@Me() me: Account, @PageParam('number') page: PageWanted): Promise<AuditFollowUps> {
    return this.recommendations.followUps(me, page);
  }

  @Get(':id')
  @ApiResponse({ status: 200, standardSchema: body('http/audit') })
  read(@UuidParam('id') id: string, @Me() me: Account): Promise<Audit> {
    return this.documents.read(id, me);
  }

  @Get(':id/document.json')
  @Header('content-type', 'application/octet-stream')
  @Header('content-disposition', 'attachment; filename="audit.json"')
  @Header('cache-control', 'no-store')
  @ApiProduces('application/octet-stream')
  @ApiResponse({ status: 200 })
  async document(@UuidParam('id') id: string, @Me() me: Account): Promise<StreamableFile> {
    return new StreamableFile(await this.documents.bytes(id, me));
  }

  @Post(':id/recommendations/:rule')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/audit-recommendation') })
  decide(
    @UuidParam('id') id: string,
    @Param('rule') rule: string,
    @Body({ schema: body('http/new-recommendation-state') }) decision: NewRecommendationState,
    @Me() me: Account,
  ): Promise<AuditRecommendation> {
    return this.recommendations.decide(id, rule, decision, me);
  }

  @Post(':id/likeness')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/likeness') })
  answer(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-likeness') }) likeness: NewLikeness,
    @Me() me: Account,
  ): Promise<Likeness> {
    return this.recommendations.answer(id, likeness, me);
  }
}
