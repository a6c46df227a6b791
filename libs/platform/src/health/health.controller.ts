import { Controller, Get, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Health } from '#domain/generated/schemas.js';
import { Public } from '../auth/access.js';
import { body } from '../http/standard-schema.js';
import { ReadinessService } from './readiness.service.js';

/** Health pages for whoever runs the app. */
@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

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
    const health = await this.readiness.read();
    reply.status(health.status === 'unready' ? 503 : 200);
    return health;
  }
}
