import {
  type BusBatch,
  type BusErrorListener,
  type DeliveredRecord,
  MAX_BATCH_RECORDS,
  REDELIVERY_PAUSE_MS,
  type SubscribeOptions,
  type SubscriptionState,
} from '#federation/bus.js';
import type { EmbeddedBusStore, GroupPlace, StoredRecord } from '#federation/embedded-bus.js';

/** Another bus may append to the same tables, so every reader also looks by itself. */
const POLL_MS = 1000;

/** What one look at all topics came to: `failed` when any handler threw. */
type Sweep = 'idle' | 'moved' | 'failed';

/** What a reader works with. */
export interface EmbeddedReaderOptions extends SubscribeOptions {
  readonly store: EmbeddedBusStore;
  readonly onError: BusErrorListener;
  readonly now: () => Date;
}

/** The place of the group while we have it. */
interface Held {
  readonly place: GroupPlace;
  readonly clusterId: string;
  readonly assigned: SubscriptionState['assigned'];
}

/**
 * Reads for one group, alone: a second reader of the group, in whatever process, waits until the
 * first is gone, as a member of a Kafka group without partitions does.
 */
export class EmbeddedReader {
  private readonly bell = new Bell();
  private running = true;
  private paused = false;
  private held: Held | undefined;
  private openings = 0;
  private lastPollAt: Date | undefined;
  private finished: Promise<void> = Promise.resolve();

  constructor(private readonly options: EmbeddedReaderOptions) {}

  start(): void {
    this.finished = this.run();
  }

  state(): SubscriptionState {
    return {
      assigned: this.held?.assigned ?? [],
      lastPollAt: this.lastPollAt,
      rebalances: Math.max(0, this.openings - 1),
    };
  }

  /** Ends the present wait, or the next one. */
  wake(): void {
    this.bell.ring();
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.bell.ring();
  }

  async close(): Promise<void> {
    this.running = false;
    this.bell.stop();
    await this.finished;
  }

  private async run(): Promise<void> {
    while (this.running) {
      const result = await this.turn();
      if (result === 'failed') await this.bell.pause(REDELIVERY_PAUSE_MS);
      if (result === 'idle') await this.bell.wait(POLL_MS);
    }
    await this.letGo();
  }

  private async turn(): Promise<Sweep> {
    try {
      const held = (this.held ??= await this.open());
      this.lastPollAt = this.options.now();
      return held && !this.paused ? await this.sweep(held) : 'idle';
    } catch (error) {
      this.report(error, 'reading');
      // The place may be lost, for instance with its connection: it is taken again, or by another.
      await this.letGo();
      return 'failed';
    }
  }

  /** Takes the group and puts every partition where `startAt` wants it. */
  private async open(): Promise<Held | undefined> {
    const { store, group, topics, startAt } = this.options;
    const place = await store.openGroup(group);
    if (!place) return undefined;
    try {
      const clusterId = await store.clusterId();
      const assigned: { topic: string; partition: number }[] = [];
      for (const topic of topics)
        for (const { partition, low, high } of await store.ranges(topic)) {
          assigned.push({ topic, partition });
          const start = await startAt?.({ topic, partition, clusterId });
          if (start === undefined) continue;
          const isThere = start !== 'earliest' && start >= low && start <= high;
          await place.moveTo(topic, partition, isThere ? start : low);
        }
      this.openings++;
      return { place, clusterId, assigned };
    } catch (error) {
      await place.release();
      throw error;
    }
  }

  private async letGo(): Promise<void> {
    const { held } = this;
    this.held = undefined;
    try {
      await held?.place.release();
    } catch (error) {
      this.report(error, 'letting go');
    }
  }

  /** One look at every topic. A partition whose handler throws does not hold up the others. */
  private async sweep({ place, clusterId }: Held): Promise<Sweep> {
    let result: Sweep = 'idle';
    for (const topic of this.options.topics) {
      const records = await place.readFrom(topic, MAX_BATCH_RECORDS);
      for (const batch of batchesOf(topic, clusterId, records)) {
        if (!this.running || this.paused) return result;
        if (!(await this.handled(batch))) {
          result = 'failed';
          continue;
        }
        // crash here: handled but not committed; the same records come again
        const last = batch.records[batch.records.length - 1];
        if (last) await place.commit(topic, batch.partition, last.offset + 1);
        if (result === 'idle') result = 'moved';
      }
    }
    return result;
  }

  private async handled(batch: BusBatch): Promise<boolean> {
    try {
      await this.options.onBatch(batch, {
        isStale: () => false,
        heartbeat: () => Promise.resolve(),
      });
      return true;
    } catch (error) {
      this.report(error, `on ${batch.topic}/${batch.partition}`);
      return false;
    }
  }

  private report(error: unknown, where: string): void {
    this.options.onError(
      error instanceof Error ? error : new Error(String(error)),
      `${this.options.group} ${where}`,
    );
  }
}

/** Lets a loop sleep until it is woken. A ring while nobody waits is kept for the next wait. */
class Bell {
  private rung = false;
  private stopped = false;
  private waiting?: (() => void) | undefined;
  private pausing?: (() => void) | undefined;

  /** Until rung, stopped, or `ms` are over. */
  async wait(ms: number): Promise<void> {
    if (!this.rung && !this.stopped) await this.sleep(ms, (end) => (this.waiting = end));
    this.rung = false;
  }

  /** Until stopped, or `ms` are over: new records do not shorten a pause after a failure. */
  async pause(ms: number): Promise<void> {
    if (!this.stopped) await this.sleep(ms, (end) => (this.pausing = end));
  }

  ring(): void {
    this.rung = true;
    this.waiting?.();
  }

  stop(): void {
    this.stopped = true;
    this.waiting?.();
    this.pausing?.();
  }

  private sleep(ms: number, keep: (end: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      keep(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

function batchesOf(
  topic: string,
  clusterId: string,
  records: readonly StoredRecord[],
): readonly BusBatch[] {
  const byPartition = new Map<number, DeliveredRecord[]>();
  for (const { partition, ...record } of records) {
    const batch = byPartition.get(partition);
    if (batch) batch.push(record);
    else byPartition.set(partition, [record]);
  }
  return [...byPartition].map(([partition, batch]) => ({
    topic,
    partition,
    clusterId,
    records: batch,
  }));
}
