import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  Claim,
  Issued,
  NewAppeal,
  NewAssignment,
  NewDeclaration,
  NewDocumentation,
  NewGapList,
  NewJudgement,
  NewModeration,
} from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { AcceptancesService } from './acceptances.service.js';
import { AssignmentsService } from './assignments.service.js';
import { ClaimsService } from './claims.service.js';
import { JudgementsService } from './judgements.service.js';
import { ModerationsService } from './moderations.service.js';

@ApiTags('claims')
@ApiBearerAuth()
@Controller(api(''))
export class ClaimsController {
  constructor(
    private readonly claims: ClaimsService,
    private readonly assignments: AssignmentsService,
    private readonly judgements: JudgementsService,
    private readonly moderations: ModerationsService,
    private readonly acceptances: AcceptancesService,
  ) {}

  @Post('claims/:id/assignment')
  @Roles('officer')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/claim') })
  assign(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-assignment') }) assignment: NewAssignment,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Claim> {
    return this.assignments.assign(id, assignment, me, key);
  }

  @Post('claims/:id/judgement')
  @Roles('assessor')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/claim') })
  judge(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-judgement') }) judgement: NewJudgement,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Claim> {
    return this.judgements.judge(id, judgement, me, key);
  }

  @Post('claims/:id/documentation')
  @Roles('employee')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/claim') })
  document(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-documentation') }) documentation: NewDocumentation,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Claim> {
    return this.claims.document(id, documentation, me, key);
  }

  @Post('claims/:id/withdrawal')
  @Roles('employee')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/claim') })
  withdraw(
    @UuidParam('id') id: string,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Claim> {
    return this.claims.withdraw(id, me, key);
  }

  @Post('claims/:id/appeal')
  @Roles('employee')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/claim') })
  appeal(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-appeal') }) appeal: NewAppeal,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Claim> {
    return this.claims.appeal(id, appeal, me, key);
  }

  @Post('claims/:id/declaration')
  @Roles('assessor')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/claim') })
  declare(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-declaration') }) declaration: NewDeclaration,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Claim> {
    return this.assignments.declare(id, declaration, me, key);
  }

  @Post('claims/:id/gap-list')
  @Roles('assessor')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/claim') })
  askMore(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-gap-list') }) gaps: NewGapList,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Claim> {
    return this.assignments.askMore(id, gaps, me, key);
  }

  @Post('claims/:id/moderation')
  @Roles('officer')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/claim') })
  moderate(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-moderation') }) moderation: NewModeration,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Claim> {
    return this.moderations.moderate(id, moderation, me, key);
  }

  @Post('claims/:id/acceptance')
  @Roles('employee')
  @ApiResponse({ status: 201, standardSchema: body('http/issued') })
  accept(@UuidParam('id') id: string, @Me() me: Account): Promise<Issued> {
    return this.acceptances.accept(id, me);
  }
}
