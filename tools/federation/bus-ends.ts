import type { DataSource } from 'typeorm';
import { KafkaBus } from '#federation/kafka-bus.js';
import { readKafkaSettings } from '#platform/config/kafka-settings.js';
import type { CommandContext } from '../command.js';

/** Where the partitions of some topics end, on the bus that is there now. */
export interface BusEnds {
  readonly clusterId: string;
  /** By `topic/partition`. */
  readonly ends: ReadonlyMap<string, number>;
}

/** Asks the broker that the environment names, else the table bus beside the party. Undefined: away. */
export async function busEnds(
  db: DataSource,
  topics: readonly string[],
  { env }: CommandContext,
): Promise<BusEnds | undefined> {
  const kafka = readKafkaSettings(env);
  if (!kafka) return tableEnds(db);
  const clientId = kafka.clientId ?? 'guildmark-status';
  const bus = new KafkaBus({ ...kafka, clientId, onError: () => undefined });
  try {
    const { clusterId } = await bus.health();
    if (clusterId === undefined) return undefined;
    const ends = new Map<string, number>();
    for (const topic of topics)
      for (const { partition, offset } of await bus.endOffsets(topic))
        ends.set(`${topic}/${partition}`, offset);
    return { clusterId, ends };
  } catch {
    return undefined;
  } finally {
    await bus.close();
  }
}

async function tableEnds(db: DataSource): Promise<BusEnds | undefined> {
  const [there] = await db.query<{ there: boolean }[]>(
    "SELECT to_regclass('bus.bus_identity') IS NOT NULL AS there",
  );
  if (!there?.there) return undefined;
  const [identity] = await db.query<{ cluster_id: string }[]>(
    'SELECT cluster_id FROM bus.bus_identity',
  );
  const rows = await db.query<{ topic: string; part: number; next_off: string }[]>(
    'SELECT topic, part, next_off FROM bus.bus_partition',
  );
  return (
    identity && {
      clusterId: identity.cluster_id,
      ends: new Map(rows.map((row) => [`${row.topic}/${row.part}`, Number(row.next_off)])),
    }
  );
}
