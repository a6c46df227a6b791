import { Controller, Get, Header, Headers, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CredentialSummaries, CredentialSummary } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { PassportService } from './passport.service.js';
import { type ProofReply, sendProof } from './send-proof.js';
import { waitOf } from './wait-of.js';

@ApiTags('passport')
@ApiBearerAuth()
@Roles('employee', 'officer')
@Controller(api('credentials'))
export class PassportController {
  constructor(private readonly passport: PassportService) {}

  @Get()
  @ApiResponse({ status: 200, standardSchema: body('http/credential-summaries') })
  @ApiQuery({ name: 'contested', required: false, enum: ['true'] })
  list(
    @Me() me: Account,
    @Query('contested') contested: string | undefined,
  ): Promise<CredentialSummaries> {
    return this.passport.list(me, contested);
  }

  @Get(':id')
  @ApiResponse({ status: 200, standardSchema: body('http/credential-summary') })
  summary(@UuidParam('id') id: string, @Me() me: Account): Promise<CredentialSummary> {
    return this.passport.summary(id, me);
  }

  @Get(':id/open-badge')
  @Header('content-type', 'application/vc')
  @Header('content-disposition', 'attachment; filename="credential.json"')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200 })
  openBadge(@UuidParam('id') id: string, @Me() me: Account): Promise<string> {
    return this.passport.openBadge(id, me);
  }

  @Get(':id/jwt')
  @Header('content-type', 'application/vc+jwt')
  @Header('content-disposition', 'attachment; filename="credential.jwt"')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200 })
  jwt(@UuidParam('id') id: string, @Me() me: Account): Promise<string> {
    return this.passport.jwt(id, me);
  }

  @Get(':id/open-badge-jwt')
  @Header('content-type', 'application/jwt')
  @Header('content-disposition', 'attachment; filename="open-badge.jwt"')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200 })
  openBadgeJwt(@UuidParam('id') id: string, @Me() me: Account): Promise<string> {
    return this.passport.openBadgeJwt(id, me);
  }

  @Get(':id/open-badge-jwt/proof')
  @ApiResponse({ status: 200 })
  @ApiResponse({ status: 202 })
  async openBadgeJwtProof(
    @UuidParam('id') id: string,
    @Me() me: Account,
    @Headers('prefer') prefer: string | undefined,
    @Res() reply: ProofReply,
  ): Promise<void> {
    sendProof(reply, await this.passport.openBadgeJwtProof(id, me, waitOf(prefer)));
  }

  @Get(':id/badge.png')
  @Header('content-type', 'image/png')
  @Header('content-disposition', 'attachment; filename="badge.png"')
  @Header('cache-control', 'no-store')
  @ApiProduces('image/png')
  @ApiResponse({ status: 200 })
  async badge(@UuidParam('id') id: string, @Me() me: Account): Promise<StreamableFile> {
    return new StreamableFile(await this.passport.badge(id, me));
  }

  @Get(':id/proof')
  @ApiResponse({ status: 200 })
  @ApiResponse({ status: 202 })
  async proof(
    @UuidParam('id') id: string,
    @Me() me: Account,
    @Headers('prefer') prefer: string | undefined,
    @Res() reply: ProofReply,
  ): Promise<void> {
    sendProof(reply, await this.passport.proof(id, me, waitOf(prefer)));
  }
}
