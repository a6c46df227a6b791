import type { DataSource } from 'typeorm';
import type { FederationBus } from '#federation/bus.js';
import { storeNextOffset } from './bus-offset.sql.js';
import { frontierOf } from './mirror.sql.js';
import { inTransaction } from '../database/in-transaction.js';

/**
 * Where a follower that begins shall read the bus from: notes the present ends of a topic as its
 * offsets, before it fetches the ledger over HTTP, so that both overlap and nothing lies between. Does
 * nothing for a follower that has a copy, or has read from this broker. Gives whether it noted them.
 */
export async function noteBusEnds(
  db: DataSource,
  bus: FederationBus,
  {
    group,
    topic,
    origin,
  }: { readonly group: string; readonly topic: string; readonly origin: string },
): Promise<boolean> {
  if ((await frontierOf(db, origin)).size > 0) return false;
  const { clusterId } = await bus.health();
  if (clusterId === undefined) return false;
  const [read] = await db.query<{ n: number }[]>(
    'SELECT count(*)::integer AS n FROM bus_offset WHERE grp = $1 AND cluster_id = $2',
    [group, clusterId],
  );
  if (read?.n !== 0) return false;
  const ends = await bus.endOffsets(topic);
  await inTransaction(db, async (m) => {
    for (const { partition, offset } of ends)
      await storeNextOffset(m, { group, clusterId, topic, partition }, offset);
  });
  return ends.length > 0;
}
