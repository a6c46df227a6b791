import type { Consumer, EachBatchPayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs';
import {
  type BusErrorListener,
  type DeliveredRecord,
  MAX_BATCH_RECORDS,
  REDELIVERY_PAUSE_MS,
  type SubscribeOptions,
} from '#federation/bus.js';

/** A member silent for this long is replaced by another of its group. */
const SESSION_MS = 30_000;
const HEARTBEAT_MS = 3000;
/** After kafkajs has given a consumer up (broker gone for long), a new one is made. */
const RESTART_MS = 2000;

/** One consumer of a group: hands over batches and commits what was handled. */
export class KafkaReader {
  private consumer: Consumer | undefined;
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly working = new Set<Promise<void>>();
  private closing = false;

  constructor(
    private readonly kafka: Kafka,
    private readonly options: SubscribeOptions,
    private readonly onError: BusErrorListener,
  ) {}

  /** Resolves when the group has taken the consumer in. */
  async start(): Promise<void> {
    const consumer = this.kafka.consumer({
      groupId: this.options.group,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      // The broker answers as soon as there is a byte; this bounds how long closing may wait.
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
    });
    this.consumer = consumer;
    const joined = this.watch(consumer);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => this.track(this.take(consumer, payload)),
      });
      await joined;
    } catch (error) {
      await consumer.disconnect();
      throw error;
    }
    if (this.closing) await consumer.disconnect();
  }

  /** Reports crashes, restarts after those kafkajs gives up on, and resolves at the first join. */
  private watch(consumer: Consumer): Promise<void> {
    let taken = false;
    const joined = new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.GROUP_JOIN, () => {
        taken = true;
        resolve();
      });
      consumer.on(consumer.events.CRASH, ({ payload }) => {
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

  /** Waits for the running handler and its commit, then leaves the group. */
  async close(): Promise<void> {
    this.closing = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.allSettled(this.working);
    await this.consumer?.disconnect();
  }

  private async take(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, heartbeat, isRunning, isStale, pause } = payload;
    const { topic, partition } = batch;
    const records = batch.messages.map(delivered);
    for (let from = 0; from < records.length; from += MAX_BATCH_RECORDS) {
      // Records left here stay unresolved: they are fetched again by us or by who comes after us.
      if (this.closing || !isRunning() || isStale()) return;
      const part = records.slice(from, from + MAX_BATCH_RECORDS);
      const last = part[part.length - 1];
      if (!last) return;
      try {
        await this.whileBeating(heartbeat, () =>
          this.options.onBatch({ topic, partition, records: part }),
        );
      } catch (error) {
        this.report(error, `${topic}/${partition}`);
        this.later(REDELIVERY_PAUSE_MS, pause());
        return;
      }
      // crash here: handled but not committed; the same records come again
      const next = String(last.offset + 1);
      await consumer.commitOffsets([{ topic, partition, offset: next }]);
      resolveOffset(String(last.offset));
      await heartbeat();
    }
  }

  /** Keeps membership while a slow handler works. A failed beat shows again at the commit. */
  private async whileBeating(
    heartbeat: () => Promise<void>,
    work: () => Promise<void>,
  ): Promise<void> {
    const timer = setInterval(() => {
      heartbeat().catch((error: unknown) => {
        this.report(error, 'heartbeat');
      });
    }, HEARTBEAT_MS);
    try {
      await work();
    } finally {
      clearInterval(timer);
    }
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
    this.onError(
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
