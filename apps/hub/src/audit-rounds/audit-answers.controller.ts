import { Body, Controller, Header, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  AuditForm,
  AuditOpening,
  AuditProgress,
  AuditSubmission,
  NewAuditAnswers,
} from '#domain/generated/schemas.js';
import { Public } from '#platform/auth/access.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { AuditAnsweringService } from './audit-answering.service.js';
import { AuditFormsService } from './audit-forms.service.js';

/** People who are asked, without an account. The token comes in the body: addresses are logged. */
@ApiTags('audits')
@Controller(api('audit-answers'))
export class AuditAnswersController {
  constructor(
    private readonly forms: AuditFormsService,
    private readonly answering: AuditAnsweringService,
  ) {}

  @Post('opening')
  @Public()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200, standardSchema: body('http/audit-form') })
  open(
    @Body({ schema: body('http/audit-opening') }) opening: AuditOpening,
    @Ip() from: string,
  ): Promise<AuditForm> {
    return this.forms.open(opening, from);
  }

  @Post('saving')
  @Public()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200, standardSchema: body('http/audit-progress') })
  save(
    @Body({ schema: body('http/new-audit-answers') }) answers: NewAuditAnswers,
    @Ip() from: string,
  ): Promise<AuditProgress> {
    return this.answering.save(answers, from);
  }

  @Post('submission')
  @Public()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200, standardSchema: body('http/audit-progress') })
  submit(
    @Body({ schema: body('http/audit-submission') }) submission: AuditSubmission,
    @Ip() from: string,
  ): Promise<AuditProgress> {
    return this.answering.submit(submission, from);
  }
}
