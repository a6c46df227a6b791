import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Experience, Experiences, NewExperience } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { ExperiencesService } from './experiences.service.js';

@ApiTags('experiences')
@ApiBearerAuth()
@Controller(api(''))
export class ExperiencesController {
  constructor(private readonly experiences: ExperiencesService) {}

  @Post('experiences')
  @Roles('employee')
  @ApiResponse({ status: 201, standardSchema: body('http/experience') })
  record(
    @Body({ schema: body('http/new-experience') }) experience: NewExperience,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Experience> {
    return this.experiences.record(experience, me, key);
  }

  @Get('experiences')
  @Roles('employee')
  @ApiResponse({ status: 200, standardSchema: body('http/experiences') })
  list(@Me() me: Account): Promise<Experiences> {
    return this.experiences.list(me);
  }
}
