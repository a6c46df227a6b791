import type { Consumer, EachBatchPayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs';
import {
  type BusErrorListener,
  type DeliveredRecord,
  MAX_BATCH_RECORDS,
  REDELIVERY_PAUSE_MS,
  type SubscribeOptions,
  type Subscription,
  type SubscriptionState,
} from '#federation/bus.js';
import { type KafkaAdmin, refusedIfUnknown } from '#federation/kafka-admin.js';
import { type Assigned, KafkaAssignment } from '#federation/kafka-assignment.js';

/** A member silent for this long is replaced by another of its group. */
const SESSION_MS = 30_000;
/** After kafkajs has given a consumer up (broker gone for long), a new one is made. */
const RESTART_MS = 2000;

/** What a reader works with. */
export interface KafkaReaderOptions extends SubscribeOptions {
  readonly kafka: Kafka;
  readonly admin: KafkaAdmin;
  readonly onError: BusErrorListener;
  readonly sessionMs?: number | undefined;
  /** Whether the group's place is kept at the broker. */
  readonly commits: boolean;
}

/** One consumer of a group: hands over batches and commits what was handled. */
export class KafkaReader implements Subscription {
  private consumer: Consumer | undefined;
  private assignment: KafkaAssignment | undefined;
  private joins = 0;
  private lastPollAt: Date | undefined;
  private held = false;
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly working = new Set<Promise<void>>();
  private closing = false;
  private readonly sessionMs: number;

  constructor(private readonly options: KafkaReaderOptions) {
    this.sessionMs = options.sessionMs ?? SESSION_MS;
  }

  /** Resolves when the group has taken the consumer in. */
  async start(): Promise<void> {
    const { kafka, group, topics } = this.options;
    const consumer = kafka.consumer({
      groupId: group,
      sessionTimeout: this.sessionMs,
      heartbeatInterval: this.beatMs,
      // The broker answers as soon as there is a byte; this bounds how long closing may wait.
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
    });
    this.consumer = consumer;
    const joined = this.watch(consumer);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => this.track(this.take(consumer, payload)),
      });
      await joined;
    } catch (error) {
      await consumer.disconnect();
      throw this.explained(error);
    }
    if (this.closing) await consumer.disconnect();
  }

  state(): SubscriptionState {
    return {
      assigned: this.assignment?.partitions ?? [],
      lastPollAt: this.lastPollAt,
      rebalances: Math.max(0, this.joins - 1),
    };
  }

  pause(): void {
    this.held = true;
    this.hold();
  }

  resume(): void {
    this.held = false;
    if (this.assignment) this.consumer?.resume(this.options.topics.map((topic) => ({ topic })));
  }

  /** Waits for the running handler, then leaves the group. What it was handling comes again. */
  async close(): Promise<void> {
    this.closing = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.assignment?.end();
    await Promise.allSettled(this.working);
    await this.consumer?.disconnect();
    this.assignment = undefined;
  }

  /** A third of the session, as Kafka advises, so that two beats may fail. */
  private get beatMs(): number {
    return Math.min(3000, Math.floor(this.sessionMs / 3));
  }

  /** Reports crashes, restarts after those kafkajs gives up on, and resolves at the first join. */
  private watch(consumer: Consumer): Promise<void> {
    let taken = false;
    consumer.on(consumer.events.FETCH, ({ timestamp }) => {
      this.lastPollAt = new Date(timestamp);
    });
    const joined = new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
        this.assign(consumer, payload.memberAssignment);
        taken = true;
        resolve();
      });
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        this.assignment?.end();
        this.assignment = undefined;
        this.report(payload.error, 'consumer');
        if (payload.restart) return;
        if (taken) this.restartLater();
        else reject(payload.error);
      });
    });
    // Awaited only after run(); a crash before that must not count as unhandled.
    joined.catch(() => undefined);
    return joined;
  }

  private assign(consumer: Consumer, members: Readonly<Record<string, readonly number[]>>): void {
    this.joins++;
    this.assignment?.end();
    if (this.closing) return;
    const partitions: Assigned[] = Object.entries(members).flatMap(([topic, numbers]) =>
      [...numbers].sort((a, b) => a - b).map((partition) => ({ topic, partition })),
    );
    this.assignment = new KafkaAssignment(partitions, {
      admin: this.options.admin,
      startAt: this.options.startAt,
      seek: ({ topic, partition }, offset) => {
        consumer.seek({ topic, partition, offset: String(offset) });
      },
      onError: (error) => {
        this.report(error, 'place to start at');
      },
    });
    // A consumer that kafkajs started anew has forgotten what was paused.
    this.hold();
  }

  private async take(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, heartbeat, isRunning, isStale, pause } = payload;
    const { topic, partition } = batch;
    const { assignment } = this;
    if (!assignment) return;
    const beat = () => this.beat(heartbeat, assignment);
    const clusterId = await this.whileBeating(beat, () => assignment.placed);
    const stale = () => assignment.isOver || isStale();
    const records = batch.messages.map(delivered);
    for (let from = 0; from < records.length; from += MAX_BATCH_RECORDS) {
      // Records left here stay unresolved: they are fetched again by us or by who comes after us.
      if (this.closing || this.held || !isRunning() || stale() || assignment.isLeaving) break;
      const part = records.slice(from, from + MAX_BATCH_RECORDS);
      const last = part[part.length - 1];
      if (!last || clusterId === undefined) break;
      try {
        await this.whileBeating(beat, () =>
          this.options.onBatch(
            { topic, partition, clusterId, records: part },
            { isStale: stale, heartbeat: beat },
          ),
        );
      } catch (error) {
        this.report(error, `${topic}/${partition}`);
        this.redeliverLater(pause());
        return;
      }
      if (stale()) break;
      // crash here: handled but not committed; the same records come again
      const next = String(last.offset + 1);
      if (this.options.commits) await consumer.commitOffsets([{ topic, partition, offset: next }]);
      resolveOffset(String(last.offset));
      await heartbeat();
    }
    // Throws when the group has moved on without us, which makes kafkajs join it again.
    if (assignment.isLeaving || assignment.isLost) await heartbeat();
  }

  /** Keeps membership while a slow handler works. */
  private async whileBeating<T>(beat: () => Promise<void>, work: () => Promise<T>): Promise<T> {
    const timer = setInterval(() => void beat(), this.beatMs);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  private async beat(heartbeat: () => Promise<void>, assignment: KafkaAssignment): Promise<void> {
    try {
      await heartbeat();
    } catch (error) {
      if (!assignment.takeRefusal(error)) this.report(error, 'heartbeat');
    }
  }

  /** What kafkajs leaves out: a group that we may not join looks to it like one without a coordinator. */
  private explained(error: unknown): unknown {
    const { group, topics } = this.options;
    if ((error as { name?: unknown } | null)?.name === 'KafkaJSGroupCoordinatorNotFound')
      return new Error(
        `no broker takes group ${group}: it is not ready, or we are not authorized to join the group`,
        { cause: error },
      );
    return refusedIfUnknown(error, topics.join(', '));
  }

  private redeliverLater(resume: () => void): void {
    // Pausing one partition makes kafkajs forget that all were paused.
    this.hold();
    this.later(REDELIVERY_PAUSE_MS, () => {
      if (!this.held) resume();
    });
  }

  private hold(): void {
    if (!this.held || !this.assignment) return;
    this.consumer?.pause(this.options.topics.map((topic) => ({ topic })));
  }

  private track(work: Promise<void>): Promise<void> {
    this.working.add(work);
    const done = () => this.working.delete(work);
    work.then(done, done);
    return work;
  }

  private restartLater(): void {
    this.later(RESTART_MS, () => {
      this.start().catch((error: unknown) => {
        this.report(error, 'consumer restart');
        this.restartLater();
      });
    });
  }

  private later(ms: number, work: () => void): void {
    if (this.closing) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (!this.closing) work();
    }, ms);
    this.timers.add(timer);
  }

  private report(error: unknown, where: string): void {
    this.options.onError(
      error instanceof Error ? error : new Error(String(error)),
      `${this.options.group} ${where}`,
    );
  }
}

/** A missing key or value becomes an empty one, which no reader of segments accepts. */
function delivered(message: KafkaMessage): DeliveredRecord {
  return {
    key: message.key?.toString('utf8') ?? '',
    value: message.value ?? Buffer.alloc(0),
    headers: headersOf(message.headers ?? {}),
    offset: Number(message.offset),
  };
}

function headersOf(headers: IHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) flat[name] = first.toString('utf8');
  }
  return flat;
}
