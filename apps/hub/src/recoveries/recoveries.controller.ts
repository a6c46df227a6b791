import { Body, Controller, Get, Header, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { NewRecovery, Recoveries, Recovery } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { RecoveriesService } from './recoveries.service.js';

@ApiTags('members')
@ApiBearerAuth()
@Roles('officer')
@Controller(api('people'))
export class RecoveriesController {
  constructor(private readonly recoveries: RecoveriesService) {}

  @Post(':id/recovery')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 201, standardSchema: body('http/recovery') })
  recover(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-recovery') }) recovery: NewRecovery,
    @Me() me: Account,
  ): Promise<Recovery> {
    return this.recoveries.recover(id, recovery, me);
  }

  @Get(':id/recoveries')
  @ApiResponse({ status: 200, standardSchema: body('http/recoveries') })
  list(@UuidParam('id') id: string): Promise<Recoveries> {
    return this.recoveries.list(id);
  }
}
