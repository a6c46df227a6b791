import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { NewEuropeanStandard, Standard, Standards } from '#domain/generated/schemas.js';
import { Me, Public, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { StandardsService } from './standards.service.js';

@ApiTags('standards')
@Controller(api('standards'))
export class StandardsController {
  constructor(private readonly standards: StandardsService) {}

  @Post()
  @Roles('expert')
  @ApiBearerAuth()
  @ApiResponse({ status: 201, standardSchema: body('http/standard') })
  publish(
    @Body({ schema: body('http/new-european-standard') }) standard: NewEuropeanStandard,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Standard> {
    return this.standards.publish(standard, me.id, key);
  }

  @Get()
  @Public()
  @ApiResponse({ status: 200, standardSchema: body('http/standards') })
  list(): Promise<Standards> {
    return this.standards.list();
  }
}
