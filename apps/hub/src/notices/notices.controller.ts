import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Notice, Notices } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { NoticesService } from './notices.service.js';

@ApiTags('passport')
@ApiBearerAuth()
@Roles('employee')
@Controller(api('passport/notices'))
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @ApiResponse({ status: 200, standardSchema: body('http/notices') })
  list(@Me() me: Account): Promise<Notices> {
    return this.notices.list(me);
  }

  @Post(':id/reading')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/notice') })
  read(@UuidParam('id') id: string, @Me() me: Account): Promise<Notice> {
    return this.notices.read(id, me);
  }
}
