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

/** Records of one partition in offset order, never empty; a consumer may store topic, partition and offset with its own rows. */
export interface BusBatch {
  readonly topic: string;
  readonly partition: number;
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
   * Resolve when the records are dealt with: only then does the group move on. A throw brings the
   * same records again after a pause, so records may come twice and must be handled idempotently.
   */
  readonly onBatch: (batch: BusBatch) => Promise<void>;
}

/** A running consumer. */
export interface Subscription {
  /** Waits for the handler that is running, commits what it finished, and stops. */
  close(): Promise<void>;
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
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** Lets running publications and handlers finish, then lets go of the broker. */
  close(): Promise<void>;
}

/** Told of what goes wrong in the background: a handler that threw, a broker that went away. */
export type BusErrorListener = (error: Error, where: string) => void;

/** Records handed to a handler at once: small enough to keep one database transaction short. */
export const MAX_BATCH_RECORDS = 200;

/** Pause before records whose handler threw are delivered again. */
export const REDELIVERY_PAUSE_MS = 500;
