import { Body, Controller, Delete, Get, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { NewPassword, NewSession, Session } from '#domain/generated/schemas.js';
import { api } from '../http/api.js';
import { body } from '../http/standard-schema.js';
import { Me, Public, SignedIn } from './access.js';
import type { Account } from './account.js';
import { InvitationsService } from './invitations.service.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('sign-in')
@Controller(api(''))
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly invitations: InvitationsService,
  ) {}

  @Post('sessions')
  @Public()
  @ApiResponse({ status: 201, standardSchema: body('http/session') })
  signIn(
    @Body({ schema: body('http/new-session') }) { email, password }: NewSession,
  ): Promise<Session> {
    return this.sessions.signIn(email, password);
  }

  @Delete('sessions/current')
  @SignedIn()
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiResponse({ status: 204 })
  signOut(@Headers('authorization') authorization: string): Promise<void> {
    return this.sessions.signOut(authorization.replace(/^bearer /i, ''));
  }

  @Get('me')
  @SignedIn()
  @ApiBearerAuth()
  @ApiResponse({ status: 200, standardSchema: body('http/account') })
  me(@Me() me: Account): Account {
    return me;
  }

  @Post('passwords')
  @Public()
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  setPassword(
    @Body({ schema: body('http/new-password') }) { token, password }: NewPassword,
  ): Promise<void> {
    return this.invitations.accept(token, password);
  }
}
