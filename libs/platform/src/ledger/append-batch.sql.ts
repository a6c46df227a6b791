import { DataSource, type EntityManager } from 'typeorm';
import { type Frontier, formatPeaks, rootOf } from '#ledger/frontier.js';
import type { TreeNode } from '#ledger/grow-tree.js';
import { inTransaction } from '../database/in-transaction.js';

/** A leaf about to be written. Leaves of a mirror have no intent. */
export interface BatchLeaf {
  readonly entry: Buffer;
  readonly hash: Buffer;
  readonly intentId?: string | null;
}

/** Growth of one log from `fromSize` to `frontier.size`, as growTree computed it. */
export interface Batch {
  readonly logId: number;
  readonly fromSize: number;
  readonly frontier: Frontier;
  /** One per new index, in order; at least one. */
  readonly leaves: readonly BatchLeaf[];
  readonly nodes: readonly TreeNode[];
}

/**
 * The head is the fence: every other part of the statement takes its rows from `g`, so a writer that
 * comes second writes nothing. A full tile is cut from rows that were there and rows that come now.
 */
const APPEND = `
  WITH g AS (
    UPDATE ledger_head SET size = $2, root = $3, peaks = $4
    WHERE log_id = $1 AND size = $5 RETURNING log_id),
  new_leaf AS (
    SELECT $5::bigint + o - 1 AS idx, hash, entry, intent_id
    FROM unnest($6::bytea[], $7::bytea[], $8::uuid[]) WITH ORDINALITY
      t(hash, entry, intent_id, o)),
  new_node AS (
    SELECT lvl, idx, hash FROM unnest($9::smallint[], $10::bigint[], $11::bytea[]) t(lvl, idx, hash)),
  new_hash AS (
    SELECT 0::smallint AS lvl, idx, hash FROM new_leaf UNION ALL SELECT lvl, idx, hash FROM new_node),
  full_tile AS (SELECT lvl, idx / 256 AS tile FROM new_hash WHERE idx % 256 = 255),
  l AS (
    INSERT INTO ledger_leaf (log_id, idx, hash, entry, intent_id)
    SELECT g.log_id, t.idx, t.hash, t.entry, t.intent_id FROM g, new_leaf t),
  n AS (
    INSERT INTO ledger_node (log_id, lvl, idx, hash)
    SELECT g.log_id, t.lvl, t.idx, t.hash FROM g, new_node t),
  f AS (
    INSERT INTO ledger_tile (log_id, lvl, idx, data)
    SELECT g.log_id, t.lvl, t.tile, (
      SELECT string_agg(h.hash, ''::bytea ORDER BY h.idx) FROM (
        SELECT idx, hash FROM ledger_leaf
        WHERE log_id = g.log_id AND t.lvl = 0 AND idx BETWEEN t.tile * 256 AND t.tile * 256 + 255
        UNION ALL
        SELECT idx, hash FROM ledger_node
        WHERE log_id = g.log_id AND lvl = t.lvl
          AND idx BETWEEN t.tile * 256 AND t.tile * 256 + 255
        UNION ALL
        SELECT idx, hash FROM new_hash WHERE lvl = t.lvl AND idx / 256 = t.tile) h)
    FROM g, full_tile t),
  b AS (
    INSERT INTO ledger_batch (log_id, size, root, at) SELECT g.log_id, $2, $3, now() FROM g),
  d AS (
    DELETE FROM ledger_queue q USING g WHERE q.intent_id = ANY ($8::uuid[]) RETURNING 1)
  SELECT (SELECT count(*) FROM g)::integer AS won, (SELECT count(*) FROM d)::integer AS taken`;

/**
 * The one statement that makes a log grow (docs/design/ledger.md 6): leaves, nodes, full tiles, batch
 * and head, and the queue rows that became leaves. 'fenced' means that somebody else grew the log
 * first and nothing was written: read the head again. Throws, and so undoes all of it, when a queue
 * row was gone (`ledger.queue-mismatch`): an intent was about to be written twice.
 */
export async function appendBatch(
  m: EntityManager | DataSource,
  batch: Batch,
): Promise<'won' | 'fenced'> {
  const { fromSize, frontier, leaves } = batch;
  if (leaves.length === 0 || frontier.size !== fromSize + leaves.length)
    throw new Error(`a batch of ${leaves.length} does not grow ${fromSize} to ${frontier.size}`);
  // crash before the commit: nothing is visible, every intent is still queued
  // crash after it: leaves exist that no checkpoint covers; the publisher signs them at its next tick
  // reply lost: the caller sees an error, reads the head again, and finds the batch won or not
  return m instanceof DataSource
    ? inTransaction(m, (manager) => write(manager, batch))
    : write(m, batch);
}

async function write(
  m: EntityManager,
  { logId, fromSize, frontier, leaves, nodes }: Batch,
): Promise<'won' | 'fenced'> {
  const intents = leaves.map(({ intentId }) => intentId ?? null);
  const [result] = await m.query<{ won: number; taken: number }[]>(APPEND, [
    logId,
    frontier.size,
    rootOf(frontier),
    formatPeaks(frontier),
    fromSize,
    leaves.map(({ hash }) => hash),
    leaves.map(({ entry }) => entry),
    intents,
    nodes.map(({ level }) => level),
    nodes.map(({ index }) => index),
    nodes.map(({ hash }) => hash),
  ]);
  if (!result) throw new Error('the statement gives one row');
  if (result.won === 0) return 'fenced';
  const expected = intents.filter((id) => id !== null).length;
  if (result.taken !== expected)
    throw new Error(`ledger.queue-mismatch: ${result.taken} of ${expected} intents were queued`);
  return 'won';
}
