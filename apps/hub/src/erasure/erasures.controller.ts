import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Erasure, ErasurePlan, NewErasure } from '#domain/generated/schemas.js';
import { Me, SignedIn } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { ErasuresService } from './erasures.service.js';

/** For officers, and for everybody about themselves. */
@ApiTags('erasure')
@ApiBearerAuth()
@SignedIn()
@Controller(api('people'))
export class ErasuresController {
  constructor(private readonly erasures: ErasuresService) {}

  @Get(':id/erasure')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200, standardSchema: body('http/erasure-plan') })
  plan(@UuidParam('id') id: string, @Me() me: Account): Promise<ErasurePlan> {
    return this.erasures.plan(id, me);
  }

  @Post(':id/erasure')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/erasure') })
  erase(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-erasure') }) erasure: NewErasure,
    @Me() me: Account,
  ): Promise<Erasure> {
    return this.erasures.erase(id, erasure, me);
  }
}
