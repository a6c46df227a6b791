import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Module,
  type OnApplicationBootstrap,
  type Type,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FederationBus } from '#federation/bus.js';
import { Clock, Ids } from '../clock.js';
import { BUS } from './bus.module.js';
import { CheckpointObserver } from './checkpoint-observer.js';
import { FOLLOWER_CONTEXT, type FollowerContext } from './follower-context.js';
import { FollowerCounters } from './follower-counters.js';
import {
  FOLLOWED_LEDGERS,
  type FollowedLedgers,
  type Projection,
  PROJECTION,
} from './follower-ports.js';
import { MirrorFiles } from './mirror-files.js';
import { MirrorController } from './mirror.controller.js';
import { OriginRepair } from './repair-origin.js';
import { type FollowOptions, SegmentFollower } from './segment-follower.js';

/** A follower of one topic. */
export interface FollowerOptions extends FollowOptions {
  /** Exports FOLLOWED_LEDGERS and PROJECTION. */
  readonly ports: Type | DynamicModule;
}

/**
 * Follows other parties' ledgers and serves the copies under /mirror; exports OriginRepair,
 * CheckpointObserver, FollowerCounters and SegmentFollower to the whole app. Needs BusModule in it.
 */
@Module({})
export class FollowerModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly follower: SegmentFollower) {}

  static with({ ports, ...options }: FollowerOptions): DynamicModule {
    return {
      module: FollowerModule,
      global: true,
      imports: [ports],
      controllers: [MirrorController],
      providers: [
        {
          provide: FOLLOWER_CONTEXT,
          inject: [DataSource, FOLLOWED_LEDGERS, PROJECTION, Clock, Ids, FollowerCounters],
          useFactory: (
            ...[db, ledgers, projection, clock, ids, counters]: [
              DataSource,
              FollowedLedgers,
              Projection,
              Clock,
              Ids,
              FollowerCounters,
            ]
          ): FollowerContext => ({ db, ledgers, projection, clock, ids, counters }),
        },
        FollowerCounters,
        MirrorFiles,
        OriginRepair,
        CheckpointObserver,
        {
          provide: SegmentFollower,
          inject: [FOLLOWER_CONTEXT, BUS, OriginRepair],
          useFactory: (context: FollowerContext, bus: FederationBus, repair: OriginRepair) =>
            new SegmentFollower(context, bus, repair, options),
        },
      ],
      exports: [OriginRepair, CheckpointObserver, FollowerCounters, SegmentFollower],
    };
  }

  onApplicationBootstrap(): void {
    this.follower.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.follower.stop();
  }
}
