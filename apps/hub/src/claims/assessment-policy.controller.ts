import { Controller, Get } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { AssessmentPolicy } from '#domain/generated/schemas.js';
import { Public } from '#platform/auth/access.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { SamplingService } from './sampling.service.js';

@ApiTags('claims')
@Controller(api('assessment-policy'))
export class AssessmentPolicyController {
  constructor(private readonly sampling: SamplingService) {}

  @Get()
  @Public()
  @ApiResponse({ status: 200, standardSchema: body('http/assessment-policy') })
  find(): AssessmentPolicy {
    return this.sampling.policy();
  }
}
