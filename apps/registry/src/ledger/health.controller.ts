import { Controller, Get } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Health } from '#domain/generated/schemas.js';
import { Public } from '#platform/auth/access.js';
import { body } from '#platform/http/standard-schema.js';
import { HealthService } from './health.service.js';

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @ApiResponse({ status: 200, standardSchema: body('http/health') })
  live(): Health {
    return { status: 'ok', parts: {} };
  }

  @Get('ready')
  @ApiResponse({ status: 200, standardSchema: body('http/health') })
  ready(): Promise<Health> {
    return this.health.ready();
  }
}
