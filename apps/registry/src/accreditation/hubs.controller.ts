import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  Accreditation,
  NewAccreditation,
  NewHub,
  RegisteredHub,
  RegisteredHubs,
} from '#domain/generated/schemas.js';
import { Me, Public, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { HubsService } from './hubs.service.js';

@ApiTags('hubs')
@Controller(api('hubs'))
export class HubsController {
  constructor(private readonly hubs: HubsService) {}

  @Post()
  @Roles('administrator')
  @ApiBearerAuth()
  @ApiResponse({ status: 201, standardSchema: body('http/registered-hub') })
  register(
    @Body({ schema: body('http/new-hub') }) hub: NewHub,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<RegisteredHub> {
    return this.hubs.register(hub, me.id, key);
  }

  @Get()
  @Public()
  @ApiResponse({ status: 200, standardSchema: body('http/registered-hubs') })
  list(): Promise<RegisteredHubs> {
    return this.hubs.list();
  }

  @Post(':id/accreditations')
  @Roles('administrator')
  @ApiBearerAuth()
  @ApiResponse({ status: 201, standardSchema: body('http/accreditation') })
  decide(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-accreditation') }) decision: NewAccreditation,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Accreditation> {
    return this.hubs.decide(id, decision, me.id, key);
  }
}
