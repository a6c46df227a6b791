import {
  type Admin,
  CompressionTypes,
  Kafka,
  logLevel,
  Partitioners,
  type Producer,
} from 'kafkajs';
import type {
  BusErrorListener,
  BusRecord,
  FederationBus,
  SubscribeOptions,
  Subscription,
  TopicSpec,
} from '#federation/bus.js';
import { checkRecords, MAX_RECORD_BYTES, recordBytes } from '#federation/check-records.js';
import { PublicationRefused } from '#federation/check-records.js';
import { KafkaReader } from '#federation/kafka-reader.js';

/** Where the broker is and who we are to it. */
export interface KafkaBusOptions {
  /** `host:port`, at least one. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly onError: BusErrorListener;
}

/** Bytes Kafka adds to a record, and a little more (record header, lengths, timestamps). */
const FRAMING_BYTES = 128;
/** One value above the topics' largest record: a batch of one always passes. */
const TOPIC_MAX_MESSAGE_BYTES = 1_048_576;
/** Ten seconds or so against a closed port, a minute against a silent broker; then whoever publishes keeps the records and tries again. */
const RETRY = { initialRetryTime: 200, maxRetryTime: 3000, retries: 5 };

/** The bus on Kafka 4.x through kafkajs, which nothing else in the product may import. */
export class KafkaBus implements FederationBus {
  private readonly kafka: Kafka;
  private producer: Promise<Producer> | undefined;
  private publications: Promise<unknown> = Promise.resolve();
  private readonly readers = new Set<KafkaReader>();
  private closed = false;

  constructor(private readonly options: KafkaBusOptions) {
    this.kafka = new Kafka({
      brokers: [...options.brokers],
      clientId: options.clientId,
      // What matters arrives as a rejection or through onError; kafkajs repeats it on the console.
      logLevel: logLevel.NOTHING,
      connectionTimeout: 3000,
      requestTimeout: 10_000,
      retry: RETRY,
    });
  }

  ensureTopics(specs: readonly TopicSpec[]): Promise<void> {
    return this.administer(async (admin) => {
      const present = new Set(await admin.listTopics());
      const topics = specs.filter(({ name }) => !present.has(name)).map(topicConfig);
      // False means that somebody created one in between: as good.
      if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: true });
    });
  }

  publish(topic: string, records: readonly BusRecord[]): Promise<void> {
    if (this.closed)
      return Promise.reject(new PublicationRefused('bus.closed', 'the bus is closed'));
    // One after another: kafkajs may reorder concurrent sends that it retries.
    const publication = this.publications.then(() => this.send(topic, records));
    this.publications = publication.catch(() => undefined);
    return publication;
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    if (this.closed) throw new Error('the bus is closed');
    const reader = new KafkaReader(this.kafka, options, this.options.onError);
    this.readers.add(reader);
    try {
      await reader.start();
    } catch (error) {
      this.readers.delete(reader);
      throw error;
    }
    return {
      close: async () => {
        await reader.close();
        this.readers.delete(reader);
      },
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.publications;
    await Promise.all([...this.readers].map((reader) => reader.close()));
    this.readers.clear();
    await this.dropProducer();
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
      throw isUnknownTopic(error)
        ? new PublicationRefused('bus.topic-unknown', `there is no topic ${topic}`)
        : error;
    }
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      // Without this an idempotent producer retries for ever, and a dead broker is never reported.
      retry: RETRY,
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

  private async administer(work: (admin: Admin) => Promise<void>): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      await work(admin);
    } finally {
      await admin.disconnect();
    }
  }
}

function topicConfig(spec: TopicSpec) {
  const config = {
    'cleanup.policy': 'delete',
    'retention.ms': String(spec.retentionMs),
    'max.message.bytes': String(TOPIC_MAX_MESSAGE_BYTES),
    'min.insync.replicas': String(spec.minInSyncReplicas),
    'unclean.leader.election.enable': 'false',
  };
  return {
    topic: spec.name,
    numPartitions: spec.partitions,
    replicationFactor: spec.replicas,
    configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
  };
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

function isUnknownTopic(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('type' in cause && cause.type === 'UNKNOWN_TOPIC_OR_PARTITION') return true;
  return false;
}
