import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';

/** Who may work at the registry. */
@Module({ controllers: [AccountsController], providers: [AccountsService] })
export class AccountsModule {}
