import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Module,
  type OnApplicationBootstrap,
  type Type,
} from '@nestjs/common';
import { FOLLOWER_CONTEXT, type FollowerContext } from './follower-context.js';
import { OriginPulls, type PullOptions } from './origin-pulls.js';
import { OriginRepair } from './repair-origin.js';

/** Injection token of the PullOptions; exported by the module given to PullModule. */
export const PULL_OPTIONS = Symbol('PULL_OPTIONS');

/** Asks silent ledgers over HTTP; exports OriginPulls to the whole app. Needs FollowerModule in the app. */
@Module({})
export class PullModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly pulls: OriginPulls) {}

  /** `ports` exports PULL_OPTIONS. */
  static with(ports: Type | DynamicModule): DynamicModule {
    return {
      module: PullModule,
      global: true,
      imports: [ports],
      providers: [
        {
          provide: OriginPulls,
          inject: [FOLLOWER_CONTEXT, OriginRepair, PULL_OPTIONS],
          useFactory: (context: FollowerContext, repair: OriginRepair, options: PullOptions) =>
            new OriginPulls(context, repair, options),
        },
      ],
      exports: [OriginPulls],
    };
  }

  onApplicationBootstrap(): void {
    this.pulls.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.pulls.stop();
  }
}
