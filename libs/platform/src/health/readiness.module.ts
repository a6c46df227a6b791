import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { BusWatch } from './bus-watch.js';
import { HealthController } from './health.controller.js';
import { ReadinessService } from './readiness.service.js';

/**
 * /health/live and /health/ready of an app. Needs DatabaseModule, LedgerModule, BusModule and
 * FollowerModule in the same app.
 */
@Module({})
export class ReadinessModule {
  /** `own` exports OWN_HEALTH. */
  static with(own: Type): DynamicModule {
    return {
      module: ReadinessModule,
      global: true,
      imports: [own],
      controllers: [HealthController],
      providers: [BusWatch, ReadinessService],
      exports: [BusWatch],
    };
  }
}
