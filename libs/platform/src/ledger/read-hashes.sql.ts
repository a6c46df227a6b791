import type { DataSource, EntityManager } from 'typeorm';
import { emptyRoot } from '#ledger/hash.js';
import type { HashReader } from '#ledger/hash-reader.js';
import { readRanges } from '#ledger/read-ranges.js';

/** Stored hashes of one log: leaf rows are level 0, node rows the levels above. */
export function hashesOf(m: EntityManager | DataSource, logId: number): HashReader {
  return async (wanted) => {
    const rows = await m.query<{ hash: Buffer | null }[]>(
      `SELECT coalesce(l.hash, n.hash) AS hash
       FROM unnest($2::smallint[], $3::bigint[]) WITH ORDINALITY w(lvl, idx, o)
       LEFT JOIN ledger_leaf l ON w.lvl = 0 AND l.log_id = $1 AND l.idx = w.idx
       LEFT JOIN ledger_node n ON w.lvl > 0 AND n.log_id = $1 AND n.lvl = w.lvl AND n.idx = w.idx
       ORDER BY w.o`,
      [logId, wanted.map(({ level }) => level), wanted.map(({ index }) => index)],
    );
    return rows.map(({ hash }, i) => {
      if (hash) return hash;
      const { level, index } = wanted[i]!;
      throw new Error(`log ${logId} has no hash at level ${level}, index ${index}`);
    });
  };
}

/** The root at an earlier or the present size, computed anew from leaf and node rows. */
export async function rootAt(
  m: EntityManager | DataSource,
  logId: number,
  size: number,
): Promise<Buffer> {
  if (size === 0) return emptyRoot();
  const [root] = await readRanges([{ start: 0, end: size }], hashesOf(m, logId));
  if (!root) throw new Error('one range has one root');
  return root;
}
