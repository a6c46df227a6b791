import { Logger } from '@nestjs/common';
import type { BusBatch, BusRecord, FederationBus, Subscription } from '#federation/bus.js';
import { TickLoop } from '../ledger/tick-loop.js';
import { applySegment } from './apply-segment.js';
import type { Outcome } from './take-record.js';
import type { FollowerContext } from './follower-context.js';
import { frontierOf } from './mirror.sql.js';
import { dueRepairs, park } from './parked-origin.sql.js';
import type { OriginRepair } from './repair-origin.js';

/** What to read, and as whom. */
export interface FollowOptions {
  /** Consumer group; one per party. */
  readonly group: string;
  readonly topic: string;
}

/** How often a broker that was not there is tried again. */
const SUBSCRIBE_MS = 5000;
/** How often due repairs are looked for; a park wakes it at once. */
const REPAIR_MS = 1000;
/** Failures in a row of one origin before it is parked and the others go on. */
const PATIENCE = 5;

/**
 * Follows the ledgers of one topic. The bus group moves on only after the database has committed;
 * what comes twice changes nothing, because effects go by (origin, index).
 */
export class SegmentFollower {
  private readonly log = new Logger('follower');
  private readonly subscribing: TickLoop;
  private readonly repairing: TickLoop;
  private readonly failures = new Map<string, number>();
  private subscription: Subscription | undefined;
  private subscribeFailed = false;

  constructor(
    private readonly context: FollowerContext,
    private readonly bus: FederationBus,
    private readonly repair: OriginRepair,
    private readonly options: FollowOptions,
  ) {
    this.subscribing = new TickLoop(
      () => this.subscribe(),
      SUBSCRIBE_MS,
      (error) => {
        if (!this.subscribeFailed) this.log.error(`the bus is away: ${messageOf(error)}`);
        this.subscribeFailed = true;
      },
    );
    this.repairing = new TickLoop(
      () => this.repairDue(),
      REPAIR_MS,
      (error) => {
        this.log.error(`repair: ${messageOf(error)}`);
      },
    );
  }

  start(): void {
    this.subscribing.start();
    this.repairing.start();
  }

  /** Waits for the batch and the pulls that are going on. */
  async stop(): Promise<void> {
    await this.subscribing.stop();
    await this.subscription?.close();
    await this.repairing.stop();
    await this.repair.idle();
  }

  private async subscribe(): Promise<void> {
    if (this.subscription) return;
    const { group, topic } = this.options;
    const onBatch = (batch: BusBatch) => this.take(batch);
    this.subscription = await this.bus.subscribe({ group, topics: [topic], onBatch });
    this.subscribeFailed = false;
  }

  /** One transaction per segment. An origin that fails stops, the others of the batch go on. */
  private async take({ records }: BusBatch): Promise<void> {
    const failed = new Map<string, unknown>();
    for (const record of records) {
      if (failed.has(record.key)) continue;
      try {
        const outcome = await this.applyOrPark(record);
        if (outcome === 'parked' || outcome === 'quarantined') this.repairing.wake();
      } catch (error) {
        failed.set(record.key, error);
      }
    }
    // The whole batch comes again; what was applied is then a duplicate.
    for (const error of failed.values()) throw error;
  }

  private async applyOrPark(record: BusRecord): Promise<Outcome> {
    try {
      const outcome = await applySegment(this.context, record);
      this.failures.delete(record.key);
      return outcome;
    } catch (error) {
      const failures = (this.failures.get(record.key) ?? 0) + 1;
      this.failures.set(record.key, failures);
      if (failures < PATIENCE) throw error;
      await this.parkFailing(record.key);
      this.log.error(`${record.key} is parked: ${messageOf(error)}`);
      this.failures.delete(record.key);
      return 'parked';
    }
  }

  /** Nothing is lost: the repair fetches the range from the origin and projects it. */
  private async parkFailing(origin: string): Promise<void> {
    const { db, clock } = this.context;
    const { size } = await frontierOf(db, origin);
    const at = clock.now();
    await park(db, { origin, reason: 'projection', nextIndex: size, seenSize: size + 1, at });
  }

  private async repairDue(): Promise<void> {
    for (const origin of await dueRepairs(this.context.db, this.context.clock.now())) {
      try {
        await this.repair.pull(origin);
      } catch (error) {
        this.log.error(`${origin}: ${messageOf(error)}`);
      }
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
