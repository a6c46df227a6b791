import { Controller, Get, Res } from '@nestjs/common';
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

  /** The process answers; says nothing of what it needs. */
  @Get('live')
  @ApiResponse({ status: 200, standardSchema: body('http/health') })
  live(): Health {
    return { status: 'ok', parts: {} };
  }

  @Get('ready')
  @ApiResponse({ status: 200, standardSchema: body('http/health') })
  @ApiResponse({ status: 503, standardSchema: body('http/health') })
  async ready(
    @Res({ passthrough: true }) reply: { status(code: number): unknown },
  ): Promise<Health> {
    const { isReady, health } = await this.health.readiness();
    reply.status(isReady ? 200 : 503);
    return health;
  }
}
