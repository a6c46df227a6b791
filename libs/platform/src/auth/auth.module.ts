import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { accessGuard } from './access.guard.js';
import { AccountEntity } from './account.entity.js';
import { AccountsStore } from './accounts.store.js';
import { bearerStrategy } from './bearer.strategy.js';
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

let apps = 0;

/** Accounts, sessions, invitations, and the guard of every route. Each app makes its own. */
@Module({})
export class AuthModule {
  static forApp(): DynamicModule {
    const strategy = `bearer-${String(++apps)}`;
    return {
      module: AuthModule,
      global: true,
      imports: [PassportModule],
      controllers: [SessionsController],
      providers: [
        AccountsStore,
        SessionsService,
        InvitationsService,
        bearerStrategy(strategy),
        { provide: APP_GUARD, useClass: accessGuard(strategy) },
      ],
      exports: [AccountsStore, InvitationsService],
    };
  }
}
