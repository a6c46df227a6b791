import { Controller, Get, Header } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Accesses } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { AccessesService } from './accesses.service.js';

@ApiTags('passport')
@ApiBearerAuth()
@Roles('employee')
@Controller(api('passport/accesses'))
export class AccessesController {
  constructor(private readonly accesses: AccessesService) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200, standardSchema: body('http/accesses') })
  list(@Me() me: Account): Promise<Accesses> {
    return this.accesses.list(me);
  }
}
