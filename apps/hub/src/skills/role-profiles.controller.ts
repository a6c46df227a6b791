import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  NewRemoval,
  NewRoleHolders,
  NewRoleProfile,
  RoleProfile,
  RoleProfiles,
} from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { RoleHoldersService } from './role-holders.service.js';
import { RoleProfilesService } from './role-profiles.service.js';

@ApiTags('skills')
@ApiBearerAuth()
@Roles('manager')
@Controller(api('firms/:firmId/role-profiles'))
export class RoleProfilesController {
  constructor(
    private readonly profiles: RoleProfilesService,
    private readonly holders: RoleHoldersService,
  ) {}

  @Get()
  @ApiResponse({ status: 200, standardSchema: body('http/role-profiles') })
  list(@UuidParam('firmId') firmId: string, @Me() me: Account): Promise<RoleProfiles> {
    return this.profiles.list(firmId, me);
  }

  @Post()
  @ApiResponse({ status: 201, standardSchema: body('http/role-profile') })
  describe(
    @UuidParam('firmId') firmId: string,
    @Body({ schema: body('http/new-role-profile') }) profile: NewRoleProfile,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<RoleProfile> {
    return this.profiles.describe(firmId, profile, me, key);
  }

  @Post(':id/correction')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/role-profile') })
  correct(
    @UuidParam('firmId') firmId: string,
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-role-profile') }) profile: NewRoleProfile,
    @Me() me: Account,
  ): Promise<RoleProfile> {
    return this.profiles.correct({ firmId, id, me }, profile);
  }

  @Post(':id/review')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/role-profile') })
  review(
    @UuidParam('firmId') firmId: string,
    @UuidParam('id') id: string,
    @Me() me: Account,
  ): Promise<RoleProfile> {
    return this.profiles.review({ firmId, id, me });
  }

  @Post(':id/holders')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/role-profile') })
  fill(
    @UuidParam('firmId') firmId: string,
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-role-holders') }) holders: NewRoleHolders,
    @Me() me: Account,
  ): Promise<RoleProfile> {
    return this.holders.fill({ firmId, id, me }, holders);
  }

  @Post(':id/removal')
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  remove(
    @UuidParam('firmId') firmId: string,
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-removal') }) removal: NewRemoval,
    @Me() me: Account,
  ): Promise<void> {
    return this.profiles.remove({ firmId, id, me }, removal);
  }
}
