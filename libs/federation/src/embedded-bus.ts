import {
  type BusBatch,
  type BusErrorListener,
  type BusRecord,
  type DeliveredRecord,
  type FederationBus,
  MAX_BATCH_RECORDS,
  REDELIVERY_PAUSE_MS,
  type SubscribeOptions,
  type Subscription,
  type TopicSpec,
} from '#federation/bus.js';
import { checkRecords, PublicationRefused } from '#federation/check-records.js';

/** A record as the store gives it back. */
export interface StoredRecord extends DeliveredRecord {
  readonly partition: number;
}

/**
 * The tables behind the embedded bus; libs/platform writes them in SQL. Implementations give each
 * record the partition `partitionOf(key, partitions)` and the partition's next offset, taken in the
 * inserting transaction, so that offsets become visible in order.
 */
export interface EmbeddedBusStore {
  /** Creates absent topics; leaves existing ones alone. */
  ensureTopics(specs: readonly TopicSpec[]): Promise<void>;
  /** All records or none, durable when it resolves. Throws PublicationRefused `bus.topic-unknown`. */
  append(topic: string, records: readonly BusRecord[]): Promise<void>;
  /** Up to `limit` records per partition that the group has not committed, in offset order. */
  readFrom(group: string, topic: string, limit: number): Promise<readonly StoredRecord[]>;
  /** `offset` is the next one the group wants; all before it are dealt with. */
  commit(group: string, topic: string, partition: number, offset: number): Promise<void>;
}

/** Another bus may append to the same tables, so every reader also looks by itself. */
const POLL_MS = 1000;

/** What one look at all topics came to: `failed` when any handler threw. */
type Sweep = 'idle' | 'moved' | 'failed';

interface Reader {
  readonly group: string;
  /** Ends the reader's present wait, or its next one if it is busy. */
  wake(): void;
  close(): Promise<void>;
}

/** The bus of a system without a broker: records lie in the database, readers in this process are woken. */
export class EmbeddedBus implements FederationBus {
  private readonly readers = new Set<Reader>();
  private publications: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly store: EmbeddedBusStore,
    private readonly onError: BusErrorListener,
  ) {}

  ensureTopics(specs: readonly TopicSpec[]): Promise<void> {
    return this.store.ensureTopics(specs);
  }

  publish(topic: string, records: readonly BusRecord[]): Promise<void> {
    if (this.closed)
      return Promise.reject(new PublicationRefused('bus.closed', 'the bus is closed'));
    // One after another: on a pool of connections a later publication could overtake.
    const publication = this.publications.then(() => this.send(topic, records));
    // A failure is told to whoever published; it does not stop the next publication.
    this.publications = publication.catch(() => undefined);
    return publication;
  }

  subscribe(options: SubscribeOptions): Promise<Subscription> {
    if (this.closed) return Promise.reject(new Error('the bus is closed'));
    for (const reader of this.readers)
      if (reader.group === options.group)
        return Promise.reject(new Error(`group ${options.group} is already subscribed`));
    const reader = startReader(this.store, this.onError, options);
    this.readers.add(reader);
    return Promise.resolve({
      close: async () => {
        await reader.close();
        this.readers.delete(reader);
      },
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.publications;
    await Promise.all([...this.readers].map((reader) => reader.close()));
    this.readers.clear();
  }

  private async send(topic: string, records: readonly BusRecord[]): Promise<void> {
    checkRecords(records);
    if (records.length === 0) return;
    await this.store.append(topic, records);
    for (const reader of this.readers) reader.wake();
  }
}

function startReader(
  store: EmbeddedBusStore,
  onError: BusErrorListener,
  { group, topics, onBatch }: SubscribeOptions,
): Reader {
  const bell = new Bell();
  let running = true;

  /** Delivers one batch; false when it must come again. */
  const deliver = async (batch: BusBatch): Promise<boolean> => {
    try {
      await onBatch(batch);
      // crash here: handled but not committed; the same records come again
      const last = batch.records[batch.records.length - 1];
      if (last) await store.commit(group, batch.topic, batch.partition, last.offset + 1);
      return true;
    } catch (error) {
      onError(asError(error), `${group} on ${batch.topic}/${batch.partition}`);
      return false;
    }
  };

  /** One look at every topic. A partition whose handler throws does not hold up the others. */
  const sweep = async (): Promise<Sweep> => {
    let moved = false;
    let failed = false;
    for (const topic of topics) {
      const records = await store.readFrom(group, topic, MAX_BATCH_RECORDS);
      for (const batch of batchesOf(topic, records)) {
        if (!running) return 'idle';
        if (await deliver(batch)) moved = true;
        else failed = true;
      }
    }
    return failed ? 'failed' : moved ? 'moved' : 'idle';
  };

  const run = async (): Promise<void> => {
    while (running) {
      let result: Sweep;
      try {
        result = await sweep();
      } catch (error) {
        onError(asError(error), `${group} reading`);
        result = 'failed';
      }
      if (result === 'failed') await bell.pause(REDELIVERY_PAUSE_MS);
      if (result === 'idle') await bell.wait(POLL_MS);
    }
  };

  const finished = run();
  return {
    group,
    wake: () => {
      bell.ring();
    },
    close: async () => {
      running = false;
      bell.stop();
      await finished;
    },
  };
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

function batchesOf(topic: string, records: readonly StoredRecord[]): BusBatch[] {
  const byPartition = new Map<number, DeliveredRecord[]>();
  for (const { partition, ...record } of records) {
    const batch = byPartition.get(partition);
    if (batch) batch.push(record);
    else byPartition.set(partition, [record]);
  }
  return [...byPartition].map(([partition, batch]) => ({ topic, partition, records: batch }));
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
