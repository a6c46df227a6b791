import { Body, Controller, Delete, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  NewShare,
  Share,
  ShareAccesses,
  SharedPage,
  Shares,
} from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { SharesService } from './shares.service.js';

@ApiTags('passport')
@ApiBearerAuth()
@Roles('employee')
@Controller(api('passport'))
export class SharesController {
  constructor(private readonly shares: SharesService) {}

  @Post('share-previews')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/shared-page') })
  preview(
    @Body({ schema: body('http/new-share') }) draft: NewShare,
    @Me() me: Account,
  ): Promise<SharedPage> {
    return this.shares.preview(draft, me);
  }

  @Post('shares')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 201, standardSchema: body('http/share') })
  make(
    @Body({ schema: body('http/new-share') }) draft: NewShare,
    @Me() me: Account,
  ): Promise<Share> {
    return this.shares.make(draft, me);
  }

  @Get('shares')
  @ApiResponse({ status: 200, standardSchema: body('http/shares') })
  list(@Me() me: Account): Promise<Shares> {
    return this.shares.list(me);
  }

  @Get('shares/:id/page')
  @ApiResponse({ status: 200, standardSchema: body('http/shared-page') })
  page(@UuidParam('id') id: string, @Me() me: Account): Promise<SharedPage> {
    return this.shares.page(id, me);
  }

  @Get('shares/:id/accesses')
  @ApiResponse({ status: 200, standardSchema: body('http/share-accesses') })
  accesses(@UuidParam('id') id: string, @Me() me: Account): Promise<ShareAccesses> {
    return this.shares.accesses(id, me);
  }

  @Delete('shares/:id')
  @ApiResponse({ status: 200, standardSchema: body('http/share') })
  revoke(@UuidParam('id') id: string, @Me() me: Account): Promise<Share> {
    return this.shares.revoke(id, me);
  }
}
