// By its default export: node finds only some of the names of this CommonJS package.
import kafkajs, { type Admin } from 'kafkajs';
import type { TopicSpec } from '#federation/bus.js';
import { KafkaAdmin, makeTopics, topicConfig, topicSettings } from '#federation/kafka-admin.js';
import { type KafkaConnection, kafkaConfig } from '#federation/kafka-config.js';

/** What became of a topic that was asked for. */
export interface TopicReport {
  readonly name: string;
  readonly state: 'made' | 'there' | 'raised';
  /** How an existing topic is not what was declared, one sentence each. */
  readonly differences: readonly string[];
}

/**
 * Makes the topics that are absent and compares the others with what is declared; with `raise` gives
 * those more partitions that have too few. Nothing else of an existing topic is changed: that is for
 * whoever runs the broker.
 */
export async function prepareTopics(
  connection: KafkaConnection,
  specs: readonly TopicSpec[],
  { raise }: { readonly raise: boolean },
): Promise<readonly TopicReport[]> {
  return new KafkaAdmin(kafkaConfig(connection)).administer(async (admin) => {
    const present = new Set(await admin.listTopics());
    const absent = specs.filter(({ name }) => !present.has(name));
    if (absent.length > 0) await makeTopics(admin, absent.map(topicConfig));
    const reports: TopicReport[] = [];
    for (const spec of specs)
      reports.push(
        absent.includes(spec)
          ? { name: spec.name, state: 'made', differences: [] }
          : await compare(admin, spec, raise),
      );
    return reports;
  });
}

async function compare(admin: Admin, spec: TopicSpec, raise: boolean): Promise<TopicReport> {
  const { name } = spec;
  const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
  const partitions = topics[0]?.partitions ?? [];
  const differences: string[] = [];
  const tooFew = partitions.length < spec.partitions;
  if (tooFew && raise)
    await admin.createPartitions({ topicPartitions: [{ topic: name, count: spec.partitions }] });
  else if (tooFew)
    differences.push(`${partitions.length} partitions, ${spec.partitions} are declared`);
  const copies = Math.min(...partitions.map(({ replicas }) => replicas.length));
  if (copies < spec.replicas)
    differences.push(`${copies} copies of a partition, ${spec.replicas} are declared`);
  differences.push(...(await differingSettings(admin, spec)));
  return { name, state: tooFew && raise ? 'raised' : 'there', differences };
}

async function differingSettings(admin: Admin, spec: TopicSpec): Promise<readonly string[]> {
  const declared = topicSettings(spec);
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [
      {
        type: kafkajs.ConfigResourceTypes.TOPIC,
        name: spec.name,
        configNames: Object.keys(declared),
      },
    ],
  });
  const found = new Map(
    resources.flatMap(({ configEntries }) =>
      configEntries.map(({ configName, configValue }) => [configName, configValue] as const),
    ),
  );
  return Object.entries(declared).flatMap(([name, value]) =>
    found.get(name) === value ? [] : [`${name} is ${found.get(name) ?? 'not told'}, not ${value}`],
  );
}
