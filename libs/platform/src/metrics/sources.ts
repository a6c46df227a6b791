import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { BusWatch } from '../health/bus-watch.js';
import { LEDGER_OPTIONS, type LedgerOptions } from '../ledger/ledger-options.js';
import { LedgerState } from '../ledger/ledger-state.js';
import type { FollowerCounters } from '../federation/follower-counters.js';
import type { Source } from './collector.js';
import {
  readEquivocations,
  readErasuresPending,
  readOutbox,
  readParked,
  readQueue,
  readSegmentAges,
} from './figures.sql.js';
import { type Metrics, take } from './metrics.js';

/** What figures of one app are read from. */
@Injectable()
export class FigureSources {
  constructor(
    readonly db: DataSource,
    readonly clock: Clock,
    @Inject(LEDGER_OPTIONS) readonly options: LedgerOptions,
    readonly ledger: LedgerState,
    readonly bus: BusWatch,
  ) {}
}

/** Every reason for which an origin may be parked, so that a figure is 0 and not absent. */
const REASONS = ['gap', 'body', 'root', 'projection', 'equivocation'];

/** What lies in tables: one statement each (figures.sql.ts). */
export function tableSources(
  metrics: Metrics,
  { db, clock }: Pick<FigureSources, 'db' | 'clock'>,
): readonly Source[] {
  return [
    {
      name: 'outbox',
      read: async () => {
        const { count, oldestSeconds } = await readOutbox(db, clock.now());
        metrics.outboxRows.set(count);
        metrics.outboxOldest.set(oldestSeconds);
      },
      forget: () => {
        metrics.outboxRows.remove();
        metrics.outboxOldest.remove();
      },
    },
    {
      name: 'queue',
      read: async () => {
        const { count, oldestSeconds } = await readQueue(db);
        metrics.queueEntries.set(count);
        metrics.queueOldest.set(oldestSeconds);
      },
      forget: () => {
        metrics.queueEntries.remove();
        metrics.queueOldest.remove();
      },
    },
    {
      name: 'parked',
      read: async () => {
        const parked = await readParked(db);
        metrics.parked.reset();
        for (const reason of REASONS) metrics.parked.set({ reason }, 0);
        for (const [reason, count] of parked) metrics.parked.set({ reason }, count);
        metrics.bodiesMissing.set(parked.get('body') ?? 0);
      },
      forget: () => {
        metrics.parked.reset();
        metrics.bodiesMissing.remove();
      },
    },
    {
      name: 'segment-ages',
      read: async () => {
        const ages = await readSegmentAges(db, clock.now());
        metrics.segmentAge.reset();
        for (const [origin, age] of ages) metrics.segmentAge.set({ origin }, age);
      },
      forget: () => {
        metrics.segmentAge.reset();
      },
    },
    {
      name: 'evidence',
      read: async () => {
        take(metrics.equivocations, [[{}, await readEquivocations(db)]]);
      },
      // A counter that goes to nothing and comes back would look like new events.
      forget: () => undefined,
    },
    {
      name: 'erasures',
      read: async () => {
        metrics.erasurePending.set(await readErasuresPending(db));
      },
      forget: () => {
        metrics.erasurePending.remove();
      },
    },
  ];
}

/** What the follower has counted since the process started. */
export function followerSource(metrics: Metrics, counters: FollowerCounters): Source {
  return {
    name: 'follower',
    read: () => {
      takeCounts(metrics, counters);
      return Promise.resolve();
    },
    forget: () => undefined,
  };
}

/** What this process knows of itself and of its bus. */
export function processSources(
  metrics: Metrics,
  { options, ledger, bus }: Pick<FigureSources, 'options' | 'ledger' | 'bus'>,
): readonly Source[] {
  return [
    {
      name: 'ledger',
      read: () => {
        metrics.ledgerWritable.set(ledger.mayWrite ? 1 : 0);
        metrics.mergeDelay.set(options.cadence.maxMergeDelayS);
        return Promise.resolve();
      },
      forget: () => undefined,
    },
    {
      name: 'bus',
      read: async () => {
        const { group, reachable, lag } = await bus.look();
        // Where none is used nothing is missing: no figure, and no alarm.
        if (bus.isUsed) metrics.busReachable.set(reachable ? 1 : 0);
        else metrics.busReachable.remove();
        metrics.busLag.reset();
        for (const { partition, lag: records } of lag ?? [])
          metrics.busLag.set({ group, partition: String(partition) }, records);
      },
      forget: () => {
        metrics.busReachable.remove();
        metrics.busLag.reset();
      },
    },
  ];
}

function takeCounts(metrics: Metrics, counted: FollowerCounters): void {
  take(metrics.rebalances, [[{}, counted.rebalances]]);
  take(metrics.tampering, [[{}, counted.tampering]]);
  take(metrics.gapEntries, [[{}, counted.gapEntries]]);
  take(metrics.verifySeconds, [[{}, counted.verifySeconds]]);
  take(metrics.verifiedSegments, [[{}, counted.verifiedSegments]]);
  take(metrics.deadLettersLost, [[{}, counted.deadLettersLost]]);
  take(
    metrics.refused,
    [...counted.refused].map(([reason, count]) => [{ reason }, count] as const),
  );
}
