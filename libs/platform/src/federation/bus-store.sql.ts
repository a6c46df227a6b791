import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { BusRecord, PartitionRange, TopicSpec } from '#federation/bus.js';
import { PublicationRefused } from '#federation/check-records.js';
import type { EmbeddedBusStore, GroupPlace, StoredRecord } from '#federation/embedded-bus.js';
import { partitionOf } from '#federation/partition-of.js';
import { inTransaction } from '../database/in-transaction.js';

interface RecordRow {
  readonly part: number;
  readonly off: string;
  readonly key: string;
  readonly value: Buffer;
  readonly headers: string;
}

/** What runs statements: the pool, a transaction, or the one connection that holds a group. */
type Runs = Pick<EntityManager, 'query'>;

/** Records over their retention that one publication takes away at most. */
const RETENTION_BATCH = 1000;

/**
 * The tables of the embedded bus, on a DataSource of their own: schema `bus`. With `many` sessions
 * (a PostgreSQL server) a group is held by a session lock, which ends with its connection; an
 * embedded database is one session that no other process can open, so there is nobody to lock out.
 */
export class SqlBusStore implements EmbeddedBusStore {
  constructor(
    private readonly db: DataSource,
    private readonly sessions: 'one' | 'many',
  ) {}

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
      await dropOverdue(m, topic);
    });
  }

  async clusterId(): Promise<string> {
    const [row] = await this.db.query<{ cluster_id: string }[]>(
      'SELECT cluster_id FROM bus_identity',
    );
    if (!row) throw new Error('the tables of the bus have no name');
    return row.cluster_id;
  }

  async ranges(topic: string): Promise<readonly PartitionRange[]> {
    const rows = await this.db.query<{ part: number; low: string; high: string }[]>(
      `SELECT part, coalesce(
         (SELECT min(off) FROM bus_record r WHERE r.topic = p.topic AND r.part = p.part),
         next_off) AS low, next_off AS high
       FROM bus_partition p WHERE topic = $1 ORDER BY part`,
      [topic],
    );
    return rows.map(({ part, low, high }) => ({
      partition: part,
      low: Number(low),
      high: Number(high),
    }));
  }

  async records(
    topic: string,
    partition: number,
    from: number,
    limit: number,
  ): Promise<readonly StoredRecord[]> {
    const rows = await this.db.query<RecordRow[]>(
      `SELECT part, off, key, value, headers FROM bus_record
       WHERE topic = $1 AND part = $2 AND off >= $3 ORDER BY off LIMIT $4`,
      [topic, partition, from, limit],
    );
    return rows.map(recordOf);
  }

  async committed(group: string, topic: string): Promise<ReadonlyMap<number, number>> {
    const rows = await this.db.query<{ part: number; off: string }[]>(
      'SELECT part, off FROM bus_group WHERE group_name = $1 AND topic = $2',
      [group, topic],
    );
    return new Map(rows.map(({ part, off }) => [part, Number(off)]));
  }

  async openGroup(group: string): Promise<GroupPlace | undefined> {
    if (this.sessions === 'one') return new SqlGroupPlace(this.db, group, () => Promise.resolve());
    const session = this.db.createQueryRunner();
    try {
      await session.connect();
      const [row] = (await session.query(
        "SELECT pg_try_advisory_lock(hashtextextended('bus group ' || $1::text, 0)) AS held",
        [group],
      )) as { held: boolean }[];
      if (row?.held === true)
        return new SqlGroupPlace(session, group, () => unlock(session, group));
      await session.release();
      return undefined;
    } catch (error) {
      await session.release();
      throw error;
    }
  }
}

/** The place of one group; on a server every statement goes through the connection that holds it. */
class SqlGroupPlace implements GroupPlace {
  constructor(
    private readonly runs: Runs,
    private readonly group: string,
    readonly release: () => Promise<void>,
  ) {}

  async readFrom(topic: string, limit: number): Promise<readonly StoredRecord[]> {
    const rows = await this.runs.query<RecordRow[]>(
      `SELECT r.part, r.off, r.key, r.value, r.headers
       FROM bus_partition p
       LEFT JOIN bus_group g ON g.group_name = $1 AND g.topic = p.topic AND g.part = p.part
       CROSS JOIN LATERAL (
         SELECT * FROM bus_record
         WHERE topic = p.topic AND part = p.part AND off >= coalesce(g.off, 0)
         ORDER BY off LIMIT $3) r
       WHERE p.topic = $2
       ORDER BY r.part, r.off`,
      [this.group, topic, limit],
    );
    return rows.map(recordOf);
  }

  async commit(topic: string, partition: number, offset: number): Promise<void> {
    await this.runs.query(
      `INSERT INTO bus_group (group_name, topic, part, off) VALUES ($1, $2, $3, $4)
       ON CONFLICT (group_name, topic, part) DO UPDATE SET off = greatest(bus_group.off, excluded.off)`,
      [this.group, topic, partition, offset],
    );
  }

  async moveTo(topic: string, partition: number, offset: number): Promise<void> {
    await this.runs.query(
      `INSERT INTO bus_group (group_name, topic, part, off) VALUES ($1, $2, $3, $4)
       ON CONFLICT (group_name, topic, part) DO UPDATE SET off = excluded.off`,
      [this.group, topic, partition, offset],
    );
  }
}

/** A connection that is gone has let go of its lock already. */
async function unlock(session: QueryRunner, group: string): Promise<void> {
  try {
    await session.query(
      "SELECT pg_advisory_unlock(hashtextextended('bus group ' || $1::text, 0))",
      [group],
    );
  } finally {
    await session.release();
  }
}

/**
 * What is over its retention goes when something new comes; heartbeats keep that going. A part at a
 * time, so that no publication pays for a month; rows that another one is taking are left to it.
 */
async function dropOverdue(m: EntityManager, topic: string): Promise<void> {
  await m.query(
    `DELETE FROM bus_record WHERE (topic, part, off) IN (
       SELECT topic, part, off FROM bus_record
       WHERE topic = $1 AND written_at < now() - interval '1 millisecond' *
         (SELECT max(retention_ms) FROM bus_partition WHERE topic = $1)
       ORDER BY written_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [topic, RETENTION_BATCH],
  );
}

const recordOf = ({ part, off, key, value, headers }: RecordRow): StoredRecord => ({
  partition: part,
  offset: Number(off),
  key,
  value,
  headers: JSON.parse(headers) as Record<string, string>,
});

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
