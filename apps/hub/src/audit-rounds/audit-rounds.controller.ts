import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  AuditLink,
  AuditRound,
  AuditRounds,
  NewAuditExtension,
  NewAuditInvitation,
  NewAuditRound,
} from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { AuditClosings } from './audit-closings.service.js';
import { AuditInvitationsService } from './audit-invitations.service.js';
import { AuditRoundsService } from './audit-rounds.service.js';

/** Managers run rounds of their own firm, officers those of the cluster. */
@ApiTags('audits')
@ApiBearerAuth()
@Roles('manager', 'officer')
@Controller(api('audit-rounds'))
export class AuditRoundsController {
  constructor(
    private readonly rounds: AuditRoundsService,
    private readonly closings: AuditClosings,
    private readonly invitations: AuditInvitationsService,
  ) {}

  @Post()
  @ApiResponse({ status: 201, standardSchema: body('http/audit-round') })
  plan(
    @Body({ schema: body('http/new-audit-round') }) round: NewAuditRound,
    @Me() me: Account,
  ): Promise<AuditRound> {
    return this.rounds.plan(round, me);
  }

  @Get()
  @ApiResponse({ status: 200, standardSchema: body('http/audit-rounds') })
  list(@Me() me: Account): Promise<AuditRounds> {
    return this.rounds.list(me);
  }

  @Get(':id')
  @ApiResponse({ status: 200, standardSchema: body('http/audit-round') })
  read(@UuidParam('id') id: string, @Me() me: Account): Promise<AuditRound> {
    return this.rounds.read(id, me);
  }

  @Post(':id/extension')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/audit-round') })
  extend(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-audit-extension') }) { closesAt }: NewAuditExtension,
    @Me() me: Account,
  ): Promise<AuditRound> {
    return this.rounds.extend(id, closesAt, me);
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/audit-round') })
  close(@UuidParam('id') id: string, @Me() me: Account): Promise<AuditRound> {
    return this.closings.close(id, me);
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/audit-round') })
  cancel(@UuidParam('id') id: string, @Me() me: Account): Promise<AuditRound> {
    return this.closings.cancel(id, me);
  }

  @Post(':id/invitations')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 201, standardSchema: body('http/audit-link') })
  invite(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-audit-invitation') }) invitation: NewAuditInvitation,
    @Me() me: Account,
  ): Promise<AuditLink> {
    return this.invitations.invite(id, invitation, me);
  }

  @Post(':id/invitations/:invitationId/renewal')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 201, standardSchema: body('http/audit-link') })
  renew(
    @UuidParam('id') id: string,
    @UuidParam('invitationId') invitationId: string,
    @Me() me: Account,
  ): Promise<AuditLink> {
    return this.invitations.renew(id, invitationId, me);
  }

  @Post(':id/invitations/:invitationId/revocation')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/audit-round') })
  revoke(
    @UuidParam('id') id: string,
    @UuidParam('invitationId') invitationId: string,
    @Me() me: Account,
  ): Promise<AuditRound> {
    return this.invitations.revoke(id, invitationId, me);
  }
}
