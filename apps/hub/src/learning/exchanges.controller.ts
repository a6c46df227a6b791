import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Exchange, Exchanges, NewExchange, NewRemoval } from '#domain/generated/schemas.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { ApiPages, PageParam } from '#platform/http/page-param.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { ExchangesService } from './exchanges.service.js';

@ApiTags('learning')
@ApiBearerAuth()
@Roles('manager', 'officer')
@Controller(api('exchanges'))
export class ExchangesController {
  constructor(private readonly exchanges: ExchangesService) {}

  @Get()
  @ApiPages()
  @ApiResponse({ status: 200, standardSchema: body('http/exchanges') })
  list(@Me() me: Account, @PageParam('uuid') page: PageWanted): Promise<Exchanges> {
    return this.exchanges.list(me, page);
  }

  @Post()
  @ApiResponse({ status: 201, standardSchema: body('http/exchange') })
  record(
    @Body({ schema: body('http/new-exchange') }) exchange: NewExchange,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Exchange> {
    return this.exchanges.record(exchange, me, key);
  }

  @Post(':id/confirmation')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/exchange') })
  confirm(@UuidParam('id') id: string, @Me() me: Account): Promise<Exchange> {
    return this.exchanges.confirm(id, me);
  }

  @Post(':id/removal')
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  remove(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-removal') }) removal: NewRemoval,
    @Me() me: Account,
  ): Promise<void> {
    return this.exchanges.remove(id, removal, me);
  }
}
