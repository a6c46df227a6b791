import { Logger } from '@nestjs/common';
import type { BatchControl, BusBatch, FederationBus, Subscription } from '#federation/bus.js';
import { deadLetterTopic } from '#federation/topics.js';
import { TickLoop } from '../ledger/tick-loop.js';
import { BatchPace } from './batch-pace.js';
import { type BusPlace, nextOffset } from './bus-offset.sql.js';
import { answerReplay, askedReplay } from './dead-letter-replay.sql.js';
import { DeadLetters } from './dead-letters.js';
import type { FollowerContext } from './follower-context.js';
import type { OriginRepair } from './repair-origin.js';
import { RepairSchedule } from './repair-schedule.js';
import { replayDeadLetters } from './replay-dead-letters.js';
import { type SubBatch, takeBatch, type TakenBatch } from './take-batch.js';

/** What to read, and as whom. */
export interface FollowOptions {
  /** Consumer group; one per party. */
  readonly group: string;
  readonly topic: string;
  /** Copy refused records to the group's dead-letter topic; a quarantine row is written anyhow. */
  readonly deadLetters?: boolean;
}

/** How often a broker that was not there is tried again. */
const SUBSCRIBE_MS = 5000;
/** How often due repairs are looked for; a park wakes it at once. */
const REPAIR_MS = 1000;
/** Failures in a row of one origin before it is parked and the others go on. */
const PATIENCE = 5;

/**
 * Follows the ledgers of one topic. Where it goes on is written with what it read (bus_offset);
 * the group of the broker moves on after that and is for people. What comes twice changes nothing,
 * because effects go by (origin, index).
 */
export class SegmentFollower {
  private readonly log = new Logger('follower');
  private readonly subscribing: TickLoop;
  private readonly repairing: TickLoop;
  private readonly repairs: RepairSchedule;
  private readonly letters: DeadLetters | undefined;
  private readonly failures = new Map<string, number>();
  private readonly pace = new BatchPace();
  private subscription: Subscription | undefined;
  private subscribeFailed = false;
  private rebalances = 0;

  constructor(
    private readonly context: FollowerContext,
    private readonly bus: FederationBus,
    repair: OriginRepair,
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
      () => this.look(),
      REPAIR_MS,
      (error) => {
        this.log.error(`repair: ${messageOf(error)}`);
      },
    );
    this.repairs = new RepairSchedule(context, repair, () => {
      this.repairing.wake();
    });
    if (options.deadLetters)
      this.letters = new DeadLetters(bus, deadLetterTopic(options.group), context.counters);
  }

  start(): void {
    this.subscribing.start();
    this.repairing.start();
  }

  /** The running subscription, for whoever shows how it stands. */
  get running(): Subscription | undefined {
    return this.subscription;
  }

  /** Waits for the batch, the pulls and the copies that are going on. */
  async stop(): Promise<void> {
    await this.subscribing.stop();
    await this.subscription?.close();
    await this.repairing.stop();
    await this.repairs.idle();
    await this.letters?.idle();
  }

  private async subscribe(): Promise<void> {
    if (this.subscription) return;
    const { group, topic } = this.options;
    const { db } = this.context;
    this.subscription = await this.bus.subscribe({
      group,
      topics: [topic],
      startAt: async (at) => (await nextOffset(db, { group, ...at })) ?? 'earliest',
      onBatch: (batch, control) => this.take(batch, control),
    });
    this.subscribeFailed = false;
    this.repairs.forget();
  }

  /** Transaction by transaction. An origin that fails stops, the others of the delivery go on. */
  private async take(batch: BusBatch, control: BatchControl): Promise<void> {
    const { clusterId, topic, partition, records } = batch;
    const place = { group: this.options.group, clusterId, topic, partition };
    const failed = new Map<string, unknown>();
    let heldAt: number | undefined;
    for (let from = 0; from < records.length;) {
      // What is left is read again by whoever has the partition now.
      if (control.isStale()) return;
      const part = this.pace.next(records, from);
      const result = await this.takePart({ place, records: part }, new Set(failed.keys()), heldAt);
      for (const [key, error] of result.failed) failed.set(key, error);
      heldAt = result.heldAt;
      this.tell(result, place);
      from += part.length;
      await control.heartbeat();
    }
    this.pace.delivered();
    // The whole batch comes again; what was applied is then a duplicate.
    for (const error of failed.values()) throw error;
  }

  private async takePart(
    part: SubBatch,
    skip: ReadonlySet<string>,
    heldAt: number | undefined,
  ): Promise<TakenBatch> {
    const began = performance.now();
    const isOver = (key: string) => this.failuresOf(key) + 1 >= PATIENCE;
    const isGivenUp = (key: string) => this.failuresOf(key) >= PATIENCE;
    try {
      const result = await takeBatch(this.context, part, { skip, heldAt, isOver, isGivenUp });
      this.pace.took(performance.now() - began);
      for (const { record } of result.taken) this.failures.delete(record.key);
      for (const key of result.failed.keys()) this.failures.set(key, this.failuresOf(key) + 1);
      for (const key of result.parked.keys()) this.failures.delete(key);
      return result;
    } catch (error) {
      this.pace.lost();
      // Alone in its transaction: then it is this origin with which nothing can be committed.
      const keys = new Set(part.records.map(({ key }) => key));
      if (keys.size === 1) for (const key of keys) this.failures.set(key, this.failuresOf(key) + 1);
      throw error;
    }
  }

  private failuresOf(key: string): number {
    return this.failures.get(key) ?? 0;
  }

  /** After the commit: hints and copies, which may be lost. */
  private tell({ taken, parked }: TakenBatch, place: BusPlace): void {
    for (const [key, error] of parked) this.log.error(`${key} is parked: ${messageOf(error)}`);
    this.letters?.send(taken, place, this.context.clock.now());
    const needsRepair = taken.some(
      ({ outcome }) => outcome === 'parked' || outcome === 'quarantined',
    );
    if (needsRepair || parked.size > 0) this.repairing.wake();
  }

  private async look(): Promise<void> {
    const { counters, db, clock } = this.context;
    const rebalances = this.subscription?.state().rebalances ?? 0;
    counters?.sawRebalances(rebalances - this.rebalances);
    this.rebalances = rebalances;
    await this.repairs.tick(this.subscription);
    if (!this.letters) return;
    const asked = await askedReplay(db);
    if (asked === undefined) return;
    const topic = deadLetterTopic(this.options.group);
    const outcome = await replayDeadLetters(this.context, this.bus, topic, this.letters);
    await answerReplay(db, asked, outcome, clock.now());
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
