import { type Admin, type ITopicConfig, Kafka, type KafkaConfig } from 'kafkajs';
import type {
  BusHealth,
  PartitionEnd,
  PartitionLag,
  PartitionRange,
  TopicSpec,
} from '#federation/bus.js';
import { PublicationRefused } from '#federation/check-records.js';
import { untilReady } from '#federation/until-ready.js';

/** One value above the topics' largest record: a batch of one always passes. */
const TOPIC_MAX_MESSAGE_BYTES = 1_048_576;

/** What is asked of a broker apart from producing and consuming; each call has its own connection. */
export class KafkaAdmin {
  private readonly kafka: Kafka;
  private readonly hasty: Kafka;

  constructor(config: KafkaConfig) {
    this.kafka = new Kafka(config);
    this.hasty = new Kafka({ ...config, retry: { retries: 0 }, requestTimeout: 3000 });
  }

  ensureTopics(specs: readonly TopicSpec[]): Promise<void> {
    return untilReady(() =>
      this.administer(async (admin) => {
        const present = new Set(await admin.listTopics());
        const topics = specs.filter(({ name }) => !present.has(name)).map(topicConfig);
        // False means that somebody created one in between: as good.
        if (topics.length > 0) await makeTopics(admin, topics);
      }),
    );
  }

  /** Name of the broker's data. */
  clusterId(): Promise<string> {
    return this.administer(async (admin) => (await admin.describeCluster()).clusterId);
  }

  /** Ranges of all partitions, in their order. Refuses a topic that is not there. */
  ranges(topic: string): Promise<readonly PartitionRange[]> {
    return this.administer((admin) => rangesOf(admin, topic));
  }

  async endOffsets(topic: string): Promise<readonly PartitionEnd[]> {
    const ranges = await this.ranges(topic);
    return ranges.map(({ partition, high }) => ({ topic, partition, offset: high }));
  }

  lag(group: string, topics: readonly string[]): Promise<readonly PartitionLag[]> {
    return this.administer(async (admin) => {
      const lags: PartitionLag[] = [];
      for (const topic of topics) {
        const ranges = await rangesOf(admin, topic);
        const [committed] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
        for (const { partition, low, high } of ranges) {
          const place = committed?.partitions.find((p) => p.partition === partition);
          const next = place ? Number(place.offset) : -1;
          // Out of range as a reader would treat it: the oldest record.
          const from = next >= low && next <= high ? next : low;
          lags.push({ topic, partition, lag: high - from });
        }
      }
      return lags;
    });
  }

  async health(): Promise<BusHealth> {
    const admin = this.hasty.admin();
    try {
      await admin.connect();
      const { clusterId, brokers } = await admin.describeCluster();
      return { reachable: true, clusterId, brokers: brokers.length };
    } catch {
      return { reachable: false };
    } finally {
      await letGo(admin);
    }
  }

  /** Gives a connection that ends with `work`. */
  async administer<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      return await work(admin);
    } finally {
      await letGo(admin);
    }
  }
}

/** What came before matters, not whether the goodbye arrived. */
async function letGo(admin: Admin): Promise<void> {
  await admin.disconnect().catch(() => undefined);
}

async function rangesOf(admin: Admin, topic: string): Promise<readonly PartitionRange[]> {
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return offsets
      .map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }))
      .sort((a, b) => a.partition - b.partition);
  } catch (error) {
    throw refusedIfUnknown(error, topic);
  }
}

/** The error as the port names it when it says that there is no such topic. */
export function refusedIfUnknown(error: unknown, topic: string): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('type' in cause && cause.type === 'UNKNOWN_TOPIC_OR_PARTITION')
      return new PublicationRefused('bus.topic-unknown', `there is no topic ${topic}`);
  return error;
}

/** kafkajs says "Topic creation errors"; which and why stands inside. */
export async function makeTopics(admin: Admin, topics: ITopicConfig[]): Promise<void> {
  try {
    await admin.createTopics({ topics, waitForLeaders: true });
  } catch (cause) {
    const errors = (cause as { errors?: unknown }).errors;
    if (!Array.isArray(errors)) throw cause;
    const reasons = errors.map((each: unknown) => (each instanceof Error ? each.message : ''));
    throw new Error(`topics were not made: ${reasons.join('; ')}`, { cause });
  }
}

/** How a topic of ours is set up on a broker. */
export function topicSettings(spec: TopicSpec): Readonly<Record<string, string>> {
  return {
    'cleanup.policy': 'delete',
    'retention.ms': String(spec.retentionMs),
    'max.message.bytes': String(TOPIC_MAX_MESSAGE_BYTES),
    'min.insync.replicas': String(spec.minInSyncReplicas),
    'unclean.leader.election.enable': 'false',
  };
}

/** The same for making it. */
export function topicConfig(spec: TopicSpec): ITopicConfig {
  return {
    topic: spec.name,
    numPartitions: spec.partitions,
    replicationFactor: spec.replicas,
    configEntries: Object.entries(topicSettings(spec)).map(([name, value]) => ({ name, value })),
  };
}
