import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  JointPlan,
  JointPlans,
  NewJointPlan,
  NewJointPlanCheck,
  NewRemoval,
} from '#domain/generated/schemas.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { ApiPages, PageParam } from '#platform/http/page-param.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { JointPlansService } from './joint-plans.service.js';

@ApiTags('learning')
@ApiBearerAuth()
@Controller(api('joint-plans'))
export class JointPlansController {
  constructor(private readonly plans: JointPlansService) {}

  @Get()
  @Roles('officer', 'manager')
  @ApiPages()
  @ApiResponse({ status: 200, standardSchema: body('http/joint-plans') })
  list(@Me() me: Account, @PageParam('uuid') page: PageWanted): Promise<JointPlans> {
    return this.plans.list(me, page);
  }

  @Post()
  @Roles('officer')
  @ApiResponse({ status: 201, standardSchema: body('http/joint-plan') })
  make(
    @Body({ schema: body('http/new-joint-plan') }) plan: NewJointPlan,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<JointPlan> {
    return this.plans.make(plan, me, key);
  }

  @Post(':id/check')
  @Roles('officer')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/joint-plan') })
  check(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-joint-plan-check') }) check: NewJointPlanCheck,
  ): Promise<JointPlan> {
    return this.plans.check(id, check);
  }

  @Post(':id/removal')
  @Roles('officer')
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  remove(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-removal') }) removal: NewRemoval,
  ): Promise<void> {
    return this.plans.remove(id, removal);
  }
}
