import type { DataSource, EntityManager } from 'typeorm';
import type { BusRecord, TopicSpec } from '#federation/bus.js';
import { PublicationRefused } from '#federation/check-records.js';
import type { EmbeddedBusStore, StoredRecord } from '#federation/embedded-bus.js';
import { partitionOf } from '#federation/partition-of.js';
import { inTransaction } from '../database/in-transaction.js';

interface RecordRow {
  readonly part: number;
  readonly off: string;
  readonly key: string;
  readonly value: Buffer;
  readonly headers: string;
}

/** The tables of the embedded bus, on a DataSource of their own: schema `bus`. */
export class SqlBusStore implements EmbeddedBusStore {
  constructor(private readonly db: DataSource) {}

  async ensureTopics(specs: readonly TopicSpec[]): Promise<void> {
    for (const { name, partitions, retentionMs } of specs)
      await this.db.query(
        `INSERT INTO bus_partition (topic, part, retention_ms)
         SELECT $1::text, part, $3::bigint FROM generate_series(0, $2::integer - 1) part
         WHERE NOT EXISTS (SELECT FROM bus_partition WHERE topic = $1::text)
         ON CONFLICT DO NOTHING`,
        [name, partitions, retentionMs],
      );
  }

  append(topic: string, records: readonly BusRecord[]): Promise<void> {
    return inTransaction(this.db, async (m) => {
      const partitions = await partitionCount(m, topic);
      if (partitions === 0)
        throw new PublicationRefused('bus.topic-unknown', `there is no topic ${topic}`);
      // Rising partitions: two publications that lock the same rows wait, and never for each other.
      for (const [part, batch] of byPartition(records, partitions))
        await appendToPartition(m, topic, part, batch);
      // What is over its retention goes when something new comes; heartbeats keep that going.
      await m.query(
        `DELETE FROM bus_record r USING bus_partition p
         WHERE r.topic = $1 AND p.topic = r.topic AND p.part = r.part
           AND r.written_at < now() - p.retention_ms * interval '1 millisecond'`,
        [topic],
      );
    });
  }

  async readFrom(group: string, topic: string, limit: number): Promise<readonly StoredRecord[]> {
    const rows = await this.db.query<RecordRow[]>(
      `SELECT r.part, r.off, r.key, r.value, r.headers
       FROM bus_partition p
       LEFT JOIN bus_group g ON g.group_name = $1 AND g.topic = p.topic AND g.part = p.part
       CROSS JOIN LATERAL (
         SELECT * FROM bus_record
         WHERE topic = p.topic AND part = p.part AND off >= coalesce(g.off, 0)
         ORDER BY off LIMIT $3) r
       WHERE p.topic = $2
       ORDER BY r.part, r.off`,
      [group, topic, limit],
    );
    return rows.map(({ part, off, key, value, headers }) => ({
      partition: part,
      offset: Number(off),
      key,
      value,
      headers: JSON.parse(headers) as Record<string, string>,
    }));
  }

  async commit(group: string, topic: string, partition: number, offset: number): Promise<void> {
    await this.db.query(
      `INSERT INTO bus_group (group_name, topic, part, off) VALUES ($1, $2, $3, $4)
       ON CONFLICT (group_name, topic, part) DO UPDATE SET off = greatest(bus_group.off, excluded.off)`,
      [group, topic, partition, offset],
    );
  }
}

async function partitionCount(m: EntityManager, topic: string): Promise<number> {
  const [row] = await m.query<{ count: number }[]>(
    'SELECT count(*)::integer AS count FROM bus_partition WHERE topic = $1',
    [topic],
  );
  return row?.count ?? 0;
}

function byPartition(
  records: readonly BusRecord[],
  partitions: number,
): [number, readonly BusRecord[]][] {
  const batches = new Map<number, BusRecord[]>();
  for (const record of records) {
    const part = partitionOf(record.key, partitions);
    batches.set(part, [...(batches.get(part) ?? []), record]);
  }
  return [...batches].sort(([a], [b]) => a - b);
}

/**
 * The UPDATE holds the partition row until the transaction commits, so the next writer takes later
 * offsets and becomes visible later: a reader never skips a record that is not there yet.
 */
async function appendToPartition(
  m: EntityManager,
  topic: string,
  part: number,
  records: readonly BusRecord[],
): Promise<void> {
  await m.query(
    `WITH taken AS (
       UPDATE bus_partition SET next_off = next_off + $3::integer
       WHERE topic = $1 AND part = $2 RETURNING next_off - $3::integer AS first)
     INSERT INTO bus_record (topic, part, off, key, value, headers)
     SELECT $1, $2, taken.first + n - 1, r.key, r.value, r.headers
     FROM taken, unnest($4::text[], $5::bytea[], $6::text[]) WITH ORDINALITY r(key, value, headers, n)`,
    [
      topic,
      part,
      records.length,
      records.map(({ key }) => key),
      records.map(({ value }) => value),
      records.map(({ headers }) => JSON.stringify(headers)),
    ],
  );
}
