import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AccessGuard } from './access.guard.js';
import { AccountEntity } from './account.entity.js';
import { AccountsStore } from './accounts.store.js';
import { BearerStrategy } from './bearer.strategy.js';
import { InvitationEntity } from './invitation.entity.js';
import { InvitationsService } from './invitations.service.js';
import { CreateAccounts1795424400000 } from './migrations/202611230900-create-accounts.js';
import { SessionEntity } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

/** Tables of sign-in, for the DataSource of the app. */
export const authTables = {
  entities: [AccountEntity, SessionEntity, InvitationEntity],
  migrations: [CreateAccounts1795424400000],
};

/** Accounts, sessions, invitations, and the guard of every route. Each app has its own. */
@Module({
  imports: [PassportModule],
  controllers: [SessionsController],
  providers: [
    AccountsStore,
    SessionsService,
    InvitationsService,
    BearerStrategy,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccountsStore, InvitationsService],
})
export class AuthModule {}
