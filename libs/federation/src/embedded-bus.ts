import {
  type BusBatch,
  type BusErrorListener,
  type BusHealth,
  type BusRecord,
  type DeliveredRecord,
  type FederationBus,
  MAX_BATCH_RECORDS,
  type PartitionEnd,
  type PartitionLag,
  type PartitionRange,
  type SubscribeOptions,
  type Subscription,
  type TopicSpec,
} from '#federation/bus.js';
import { checkRecords, PublicationRefused } from '#federation/check-records.js';
import { EmbeddedReader } from '#federation/embedded-bus-reader.js';

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
  /** Made with the tables, so that offsets of tables that were dropped are not taken for these. */
  clusterId(): Promise<string>;
  /** Of all partitions in their order; none for a topic that is not there. */
  ranges(topic: string): Promise<readonly PartitionRange[]>;
  /** Records of one partition in offset order, those from `from` on. */
  records(
    topic: string,
    partition: number,
    from: number,
    limit: number,
  ): Promise<readonly StoredRecord[]>;
  /** The next offset that the group wants, for each partition that it ever committed. */
  committed(group: string, topic: string): Promise<ReadonlyMap<number, number>>;
  /** Undefined while another reader has the group; who has it keeps it until it lets go or is gone. */
  openGroup(group: string): Promise<GroupPlace | undefined>;
}

/** The place of a group, in the hands of its one reader. Every call throws when it was lost. */
export interface GroupPlace {
  /** Up to `limit` records per partition that the group has not committed, in offset order. */
  readFrom(topic: string, limit: number): Promise<readonly StoredRecord[]>;
  /** `offset` is the next one the group wants; all before it are dealt with. Never goes back. */
  commit(topic: string, partition: number, offset: number): Promise<void>;
  /** Sets the next offset, also backwards. */
  moveTo(topic: string, partition: number, offset: number): Promise<void>;
  release(): Promise<void>;
}

/** The bus of a system without a broker: records lie in the database, readers in this process are woken. */
export class EmbeddedBus implements FederationBus {
  private readonly readers = new Map<string, EmbeddedReader>();
  private publications: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly store: EmbeddedBusStore,
    private readonly onError: BusErrorListener,
    private readonly now: () => Date,
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

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    for (const topic of options.topics) await this.rangesOf(topic);
    const { group } = options;
    if (this.closed) throw new Error('the bus is closed');
    if (this.readers.has(group)) throw new Error(`group ${group} is already subscribed`);
    const { store, onError, now } = this;
    const reader = new EmbeddedReader({ ...options, store, onError, now });
    this.readers.set(group, reader);
    reader.start();
    return {
      state: () => reader.state(),
      pause: () => {
        reader.pause();
      },
      resume: () => {
        reader.resume();
      },
      close: async () => {
        await reader.close();
        this.readers.delete(group);
      },
    };
  }

  async lag(group: string, topics: readonly string[]): Promise<readonly PartitionLag[]> {
    const lags: PartitionLag[] = [];
    for (const topic of topics) {
      const committed = await this.store.committed(group, topic);
      for (const { partition, low, high } of await this.rangesOf(topic)) {
        const from = Math.max(low, committed.get(partition) ?? low);
        lags.push({ topic, partition, lag: Math.max(0, high - from) });
      }
    }
    return lags;
  }

  async endOffsets(topic: string): Promise<readonly PartitionEnd[]> {
    const ranges = await this.rangesOf(topic);
    return ranges.map(({ partition, high }) => ({ topic, partition, offset: high }));
  }

  async *read(topic: string): AsyncGenerator<BusBatch> {
    const ranges = await this.rangesOf(topic);
    const clusterId = await this.store.clusterId();
    for (const { partition, low, high } of ranges)
      for (let from = low; from < high;) {
        const limit = Math.min(MAX_BATCH_RECORDS, high - from);
        const found = await this.store.records(topic, partition, from, limit);
        const records = found.filter(({ offset }) => offset < high);
        const last = records[records.length - 1];
        // What was there has passed its retention meanwhile.
        if (!last) break;
        yield { topic, partition, clusterId, records };
        from = last.offset + 1;
      }
  }

  async health(): Promise<BusHealth> {
    try {
      return { reachable: true, clusterId: await this.store.clusterId(), brokers: 1 };
    } catch {
      return { reachable: false };
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.publications;
    await Promise.all([...this.readers.values()].map((reader) => reader.close()));
    this.readers.clear();
  }

  private async send(topic: string, records: readonly BusRecord[]): Promise<void> {
    checkRecords(records);
    if (records.length === 0) return;
    await this.store.append(topic, records);
    for (const reader of this.readers.values()) reader.wake();
  }

  private async rangesOf(topic: string): Promise<readonly PartitionRange[]> {
    const ranges = await this.store.ranges(topic);
    if (ranges.length === 0)
      throw new PublicationRefused('bus.topic-unknown', `there is no topic ${topic}`);
    return ranges;
  }
}
