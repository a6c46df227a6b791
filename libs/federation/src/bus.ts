/** One message. The key decides the partition, so records of one key stay in order. */
export interface BusRecord {
  /** UTF-8; the origin of a ledger. Empty when a foreign writer sent none. */
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** A record as a consumer sees it. */
export interface DeliveredRecord extends BusRecord {
  /** Position in its partition; grows, not necessarily by one. */
  readonly offset: number;
}

/** One partition of one broker. Offsets mean something only together with the cluster they were seen on. */
export interface BusPartition {
  readonly topic: string;
  readonly partition: number;
  /** Names the broker's data; another one after the broker was wiped. The table bus keeps one in its schema. */
  readonly clusterId: string;
}

/** Records of one partition in offset order, never empty; a consumer may store cluster, topic, partition and offset with its own rows. */
export interface BusBatch extends BusPartition {
  readonly records: readonly DeliveredRecord[];
}

/** A topic to create when it is absent; an existing one is left as it is. */
export interface TopicSpec {
  readonly name: string;
  readonly partitions: number;
  /** Copies of each partition, and how many must hold a record before it counts as published. */
  readonly replicas: number;
  readonly minInSyncReplicas: number;
  readonly retentionMs: number;
}

/** What a consumer asks for. One subscription per group and bus: a group's place is shared. */
export interface SubscribeOptions {
  /** Names the reader. A group seen for the first time starts at the oldest record. */
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * Asked each time a partition is given to this reader, before any of its records: the next offset
   * wanted, the oldest, or undefined for where the group committed. An offset that the partition
   * does not have (any more) is the oldest. A throw is reported and asked again after a pause.
   */
  readonly startAt?:
    ((partition: BusPartition) => Promise<number | 'earliest' | undefined>) | undefined;
  /**
   * Resolve when the records are dealt with: only then does the group move on. A throw brings the
   * same records again after a pause, so records may come twice and must be handled idempotently.
   */
  readonly onBatch: (batch: BusBatch, control: BatchControl) => Promise<void>;
}

/** What a handler that takes long may ask and tell meanwhile. */
export interface BatchControl {
  /**
   * The partition may belong to another reader by now, or is to be read from another place: stop
   * before the next write. The batch is not committed then, also when the handler resolves.
   */
  isStale(): boolean;
  /** Tells the broker that we are alive; also done by itself while a handler runs. Never throws. */
  heartbeat(): Promise<void>;
}

/** How a reader stands. */
export interface SubscriptionState {
  /** Empty while another reader of the group has all partitions. */
  readonly assigned: readonly { readonly topic: string; readonly partition: number }[];
  /** When records were last asked for with success, also when there were none. */
  readonly lastPollAt: Date | undefined;
  /** How often partitions were given out anew after the first time. */
  readonly rebalances: number;
}

/** A running consumer. */
export interface Subscription {
  state(): SubscriptionState;
  /** No more records of any partition until `resume`; the group keeps this member and its partitions. */
  pause(): void;
  resume(): void;
  /** Waits for the handler that is running, commits what it finished, and stops. */
  close(): Promise<void>;
}

/** How many records a group has not committed yet, for people and metrics: no decision uses it. */
export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  readonly lag: number;
}

/** The offset that the next record of a partition will have. */
export interface PartitionEnd {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** What a partition holds: its oldest offset, and the one after its newest; equal when it is empty. */
export interface PartitionRange {
  readonly partition: number;
  readonly low: number;
  readonly high: number;
}

/** Whether the broker answers now. */
export interface BusHealth {
  readonly reachable: boolean;
  readonly clusterId?: string | undefined;
  /** How many of them are known. */
  readonly brokers?: number | undefined;
}

/**
 * How ledger segments travel (docs/design/federation.md 8). Delivery is at least once and in order
 * per key; the bus is not trusted: what arrives is verified against signed checkpoints.
 */
export interface FederationBus {
  ensureTopics(specs: readonly TopicSpec[]): Promise<void>;
  /**
   * Resolves when every record is durable. A rejection means that some of them may have been
   * written: publish them again. Refuses a record over MAX_RECORD_BYTES before sending any.
   */
  publish(topic: string, records: readonly BusRecord[]): Promise<void>;
  /** Refuses a topic that is not there (`bus.topic-unknown`), and a group that this bus reads already. */
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  lag(group: string, topics: readonly string[]): Promise<readonly PartitionLag[]>;
  /** One for each partition, in their order. */
  endOffsets(topic: string): Promise<readonly PartitionEnd[]>;
  /**
   * Everything between the oldest record and the ends at the time of the call, once, in order for
   * each partition, without moving any group. Throws when the broker stops giving records.
   */
  read(topic: string, from: 'earliest'): AsyncIterable<BusBatch>;
  /** Answers within some seconds, and never throws. */
  health(): Promise<BusHealth>;
  /** Lets running publications and handlers finish, then lets go of the broker. */
  close(): Promise<void>;
}

/** Told of what goes wrong in the background: a handler that threw, a broker that went away. */
export type BusErrorListener = (error: Error, where: string) => void;

/** Records handed to a handler at once: small enough to keep one database transaction short. */
export const MAX_BATCH_RECORDS = 200;

/** Pause before records whose handler threw are delivered again. */
export const REDELIVERY_PAUSE_MS = 500;
