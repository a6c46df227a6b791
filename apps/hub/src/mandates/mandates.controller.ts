import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Mandate, MandateEnd, Mandates, NewMandate } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { MandatesService } from './mandates.service.js';

@ApiTags('mandates')
@ApiBearerAuth()
@Controller(api('mandates'))
export class MandatesController {
  constructor(private readonly mandates: MandatesService) {}

  @Get()
  @Roles('officer', 'assessor')
  @ApiResponse({ status: 200, standardSchema: body('http/mandates') })
  list(@Me() me: Account): Promise<Mandates> {
    return this.mandates.list(me);
  }

  @Post()
  @Roles('officer')
  @ApiResponse({ status: 201, standardSchema: body('http/mandate') })
  grant(
    @Body({ schema: body('http/new-mandate') }) mandate: NewMandate,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Mandate> {
    return this.mandates.grant(mandate, me, key);
  }

  @Post(':id/end')
  @Roles('officer')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/mandate') })
  end(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/mandate-end') }) end: MandateEnd,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Mandate> {
    return this.mandates.end(id, end, me, key);
  }
}
