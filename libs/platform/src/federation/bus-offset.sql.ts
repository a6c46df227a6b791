import type { DataSource, EntityManager } from 'typeorm';

/** A partition of a topic as one reader sees it. */
export interface BusPlace {
  readonly group: string;
  /** Names the broker's life: a wiped broker counts its offsets from the beginning again. */
  readonly clusterId: string;
  readonly topic: string;
  readonly partition: number;
}

/**
 * Where the reader goes on: written with the rows of the records before it, so it is what the
 * database holds, whatever the broker believes. Undefined for a broker we never read.
 */
export async function nextOffset(
  db: DataSource | EntityManager,
  { group, clusterId, topic, partition }: BusPlace,
): Promise<number | undefined> {
  const [row] = await db.query<{ next_off: string }[]>(
    `SELECT next_off FROM bus_offset
     WHERE grp = $1 AND cluster_id = $2 AND topic = $3 AND part = $4`,
    [group, clusterId, topic, partition],
  );
  return row && Number(row.next_off);
}

/**
 * Keeps the first offset that is not dealt with. It may go back: after a topic was made anew on the
 * same broker, or when two members believed for a moment that the partition is theirs.
 */
export async function storeNextOffset(
  m: EntityManager,
  { group, clusterId, topic, partition }: BusPlace,
  next: number,
): Promise<void> {
  await m.query(
    `INSERT INTO bus_offset (grp, cluster_id, topic, part, next_off) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (grp, cluster_id, topic, part) DO UPDATE SET next_off = excluded.next_off`,
    [group, clusterId, topic, partition, next],
  );
}
