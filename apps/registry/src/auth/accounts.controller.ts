import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Invitation, NewAccount } from '#domain/generated/schemas.js';
import { Roles } from '#platform/auth/access.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('accounts')
@Controller(api('accounts'))
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Post()
  @Roles('administrator')
  @ApiBearerAuth()
  @ApiResponse({ status: 201, standardSchema: body('http/invitation') })
  invite(@Body({ schema: body('http/new-account') }) account: NewAccount): Promise<Invitation> {
    return this.accounts.invite(account);
  }
}
