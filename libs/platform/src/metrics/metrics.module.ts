import { type DynamicModule, Module } from '@nestjs/common';
import type { MetricsAddress } from '../config/observe-settings.js';
import { Metrics } from './metrics.js';
import { MetricsPage } from './metrics-page.js';
import { MetricsServer } from './metrics-server.js';
import { FollowerCounters } from '../federation/follower-counters.js';
import { FigureSources, followerSource, processSources, tableSources } from './sources.js';

/**
 * The figures of an app, and the listener that gives them. Needs DatabaseModule, LedgerModule,
 * ClockModule and ReadinessModule in the same app.
 */
@Module({})
export class MetricsModule {
  static with(address: MetricsAddress | undefined): DynamicModule {
    return {
      module: MetricsModule,
      global: true,
      providers: [
        Metrics,
        FigureSources,
        {
          provide: MetricsPage,
          inject: [Metrics, FigureSources, FollowerCounters],
          useFactory: (metrics: Metrics, from: FigureSources, counters: FollowerCounters) =>
            new MetricsPage(
              metrics,
              [
                followerSource(metrics, counters),
                ...processSources(metrics, from),
                ...tableSources(metrics, from),
              ],
              from.clock,
            ),
        },
        {
          provide: MetricsServer,
          inject: [Metrics, MetricsPage],
          useFactory: (metrics: Metrics, page: MetricsPage) =>
            new MetricsServer(address, metrics, page),
        },
      ],
      exports: [Metrics, MetricsPage],
    };
  }
}
