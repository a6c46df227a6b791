import type { DataSource } from 'typeorm';
import { OWN_LOG } from './open-log.sql.js';

/** A leaf with what the intent said that it became of; the same where there was no intent. */
export interface AuditedLeaf {
  readonly idx: string;
  readonly hash: Buffer;
  readonly entry: Buffer;
  readonly intended: Buffer | null;
}

/** A hash or a tile of hashes. */
export interface StoredHash {
  readonly lvl: number;
  readonly idx: string;
  readonly data: Buffer;
}

/** Leaves from index `from` on, at most `count`. */
export const auditedLeaves = (db: DataSource, from: number, count: number) =>
  db.query<AuditedLeaf[]>(
    `SELECT l.idx, l.hash, l.entry, i.entry AS intended
     FROM ledger_leaf l LEFT JOIN ledger_intent i ON i.id = l.intent_id
     WHERE l.log_id = ${OWN_LOG} AND l.idx >= $1 ORDER BY l.idx LIMIT $2`,
    [from, count],
  );

/** Stored nodes or full tiles at these places. */
export const storedHashes = (
  db: DataSource,
  table: 'ledger_node' | 'ledger_tile',
  places: readonly { readonly level: number; readonly index: number }[],
) =>
  db.query<StoredHash[]>(
    `SELECT lvl, idx, ${table === 'ledger_node' ? 'hash' : 'data'} AS data FROM ${table}
     WHERE log_id = ${OWN_LOG}
       AND (lvl, idx) IN (SELECT * FROM unnest($1::smallint[], $2::bigint[]))`,
    [places.map(({ level }) => level), places.map(({ index }) => index)],
  );

/** What claims to have a root at a size over `from` and up to `to`, in the order of the sizes. */
export const claimedRoots = (db: DataSource, from: number, to: number) =>
  db.query<{ name: string; size: string; root: Buffer | null; note: string | null }[]>(
    `SELECT * FROM (
       SELECT 'ledger_batch' AS name, size, root, NULL AS note FROM ledger_batch
       WHERE log_id = ${OWN_LOG}
       UNION ALL SELECT 'ledger_checkpoint', size, NULL, note FROM ledger_checkpoint
       WHERE log_id = ${OWN_LOG}
       UNION ALL SELECT 'ledger_publication', size, NULL, note FROM ledger_publication
       WHERE log_id = ${OWN_LOG}
       UNION ALL SELECT 'ledger_publication', size, NULL, fresh_note FROM ledger_publication
       WHERE log_id = ${OWN_LOG} AND fresh_note IS NOT NULL) claims
     WHERE size > $1 AND size <= $2 ORDER BY size, name`,
    [from, to],
  );

/**
 * The head, and how many rows there are below it: of one moment, so they must agree. Undefined
 * before the ledger is opened.
 */
export async function auditedHead(db: DataSource) {
  const [row] = await db.query<
    { size: string; root: Buffer; peaks: Buffer; leaves: string; nodes: string; tiles: string }[]
  >(
    `SELECT size, root, peaks,
       (SELECT count(*) FROM ledger_leaf WHERE log_id = ${OWN_LOG}) AS leaves,
       (SELECT count(*) FROM ledger_node WHERE log_id = ${OWN_LOG}) AS nodes,
       (SELECT count(*) FROM ledger_tile WHERE log_id = ${OWN_LOG}) AS tiles
     FROM ledger_head WHERE log_id = ${OWN_LOG}`,
  );
  if (!row) return undefined;
  const { root, peaks } = row;
  return {
    size: Number(row.size),
    root,
    peaks,
    rows: {
      ledger_leaf: Number(row.leaves),
      ledger_node: Number(row.nodes),
      ledger_tile: Number(row.tiles),
    },
  };
}
