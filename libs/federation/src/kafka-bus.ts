import { CompressionTypes, Kafka, Partitioners, type Producer } from 'kafkajs';
import type {
  BusBatch,
  BusErrorListener,
  BusHealth,
  BusRecord,
  FederationBus,
  PartitionEnd,
  PartitionLag,
  SubscribeOptions,
  Subscription,
  TopicSpec,
} from '#federation/bus.js';
import { checkRecords, MAX_RECORD_BYTES, recordBytes } from '#federation/check-records.js';
import { PublicationRefused } from '#federation/check-records.js';
import { KafkaAdmin, refusedIfUnknown } from '#federation/kafka-admin.js';
import { onLostBatch, registerCodecs } from '#federation/kafka-codecs.js';
import { KAFKA_RETRY, kafkaConfig, type KafkaConnection } from '#federation/kafka-config.js';
import { readOnce } from '#federation/kafka-read.js';
import { KafkaReader, type KafkaReaderOptions } from '#federation/kafka-reader.js';

/** See KafkaConnection; and how to read and report. */
export interface KafkaBusOptions extends KafkaConnection {
  /** Milliseconds without a heartbeat after which a member of a group is given up; 30 seconds. */
  readonly sessionMs?: number | undefined;
  /** A group name that nobody else has, within what we may join; `read` needs it. */
  readonly newReadGroup?: (() => string) | undefined;
  readonly onError: BusErrorListener;
}

/** Bytes Kafka adds to a record, and a little more (record header, lengths, timestamps). */
const FRAMING_BYTES = 128;
/** The bus on Kafka 4.x through kafkajs, which nothing else in the product may import. */
export class KafkaBus implements FederationBus {
  private readonly kafka: Kafka;
  private readonly admin: KafkaAdmin;
  private producer: Promise<Producer> | undefined;
  private publications: Promise<unknown> = Promise.resolve();
  private readonly readers = new Map<string, KafkaReader>();
  private readonly deaf: () => void;
  private closed = false;

  constructor(private readonly options: KafkaBusOptions) {
    const config = kafkaConfig(options);
    this.kafka = new Kafka(config);
    this.admin = new KafkaAdmin(config);
    registerCodecs();
    this.deaf = onLostBatch((error) => {
      if (this.readers.size > 0) options.onError(error, [...this.readers.keys()].join(', '));
    });
  }

  ensureTopics(specs: readonly TopicSpec[]): Promise<void> {
    return this.admin.ensureTopics(specs);
  }

  publish(topic: string, records: readonly BusRecord[]): Promise<void> {
    if (this.closed)
      return Promise.reject(new PublicationRefused('bus.closed', 'the bus is closed'));
    // One after another: kafkajs may reorder concurrent sends that it retries.
    const publication = this.publications.then(() => this.send(topic, records));
    this.publications = publication.catch(() => undefined);
    return publication;
  }

  subscribe(options: SubscribeOptions): Promise<Subscription> {
    return this.join({ ...options, commits: true });
  }

  lag(group: string, topics: readonly string[]): Promise<readonly PartitionLag[]> {
    return this.admin.lag(group, topics);
  }

  endOffsets(topic: string): Promise<readonly PartitionEnd[]> {
    return this.admin.endOffsets(topic);
  }

  async *read(topic: string): AsyncGenerator<BusBatch> {
    const group = this.options.newReadGroup?.();
    if (group === undefined) throw new Error('reading a topic needs a name for its group');
    const ranges = await this.admin.ranges(topic);
    yield* readOnce(ranges, (handlers) =>
      this.join({ ...handlers, group, topics: [topic], commits: false }),
    );
  }

  health(): Promise<BusHealth> {
    return this.admin.health();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.publications;
    await Promise.all([...this.readers.values()].map((reader) => reader.close()));
    this.readers.clear();
    this.deaf();
    await this.dropProducer();
  }

  private async join(
    options: SubscribeOptions & Pick<KafkaReaderOptions, 'commits'>,
  ): Promise<Subscription> {
    const { group } = options;
    if (this.closed) throw new Error('the bus is closed');
    // kafkajs keeps one table of committed offsets for each group of a client: two would mix it up.
    if (this.readers.has(group)) throw new Error(`group ${group} is already subscribed`);
    const { onError, sessionMs } = this.options;
    const { kafka, admin } = this;
    const reader = new KafkaReader({ ...options, kafka, admin, onError, sessionMs });
    this.readers.set(group, reader);
    try {
      await reader.start();
    } catch (error) {
      this.readers.delete(group);
      throw error;
    }
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

  private async send(topic: string, records: readonly BusRecord[]): Promise<void> {
    checkRecords(records);
    try {
      for (const batch of batches(records)) {
        const producer = await (this.producer ??= this.connect());
        await producer.send({
          topic,
          acks: -1,
          compression: CompressionTypes.GZIP,
          messages: batch.map(({ key, value, headers }) => ({ key, value, headers })),
        });
      }
    } catch (error) {
      // An idempotent producer numbers its batches. After a lost answer kafkajs gives the number of
      // the batch it gave up to the next one, which the broker would take for a repetition and drop
      // without a word. A new producer starts a new numbering.
      await this.dropProducer();
      throw refusedIfUnknown(error, topic);
    }
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      // Without this an idempotent producer retries for ever, and a dead broker is never reported.
      retry: KAFKA_RETRY,
    });
    await producer.connect();
    return producer;
  }

  private async dropProducer(): Promise<void> {
    const producer = this.producer;
    this.producer = undefined;
    if (!producer) return;
    // A producer that never connected has nothing to let go; its failure went to the publisher.
    const connected = await producer.catch(() => undefined);
    await connected?.disconnect();
  }
}

/** Cuts a publication so that no Kafka batch grows over what the topic takes. */
function* batches(records: readonly BusRecord[]): Generator<readonly BusRecord[]> {
  let batch: BusRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = recordBytes(record) + FRAMING_BYTES;
    if (batch.length > 0 && bytes + size > MAX_RECORD_BYTES) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(record);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
