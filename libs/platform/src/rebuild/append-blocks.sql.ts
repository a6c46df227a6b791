import type { EntityManager } from 'typeorm';
import type { TreeNode } from '#ledger/grow-tree.js';

/** Leaves in a row of one log, with the tiles that they fill. */
export interface LeafRun {
  readonly logId: number;
  /** Index of the first leaf. */
  readonly from: number;
  readonly count: number;
  /** 32 bytes each. */
  readonly hashes: Buffer;
  /** As in an entry bundle: each entry after its length as 16 bits, big-endian. */
  readonly entries: Buffer;
  /** Bytes of every entry when all are alike; 0 when they are not. */
  readonly length: number;
  /** Of the own log: which intent became the leaf, by position. */
  readonly intents?: ReadonlyMap<number, string>;
  readonly nodes: readonly TreeNode[];
  readonly tiles: readonly FullTile[];
}

/** A tile of 256 hashes. */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  readonly data: Buffer;
}

/** Bytes of a length before its entry. */
const PREFIX = 2;

/**
 * Writes leaves, nodes and tiles of a log that nobody else writes: as appendBatch, for many bundles
 * at once. One parameter holds all entries and the database cuts them, so that nothing is turned
 * into text. The head is not moved: leaves above it are not proven yet.
 */
export async function appendBlocks(m: EntityManager, run: LeafRun): Promise<void> {
  if (run.intents && run.intents.size > 0) await insertIntents(m, run);
  if (run.length > 0 && !run.intents) await insertAlike(m, run);
  else await insertMixed(m, run);
  const { logId, nodes, tiles } = run;
  if (nodes.length > 0)
    await m.query(
      `INSERT INTO ledger_node (log_id, lvl, idx, hash)
       SELECT $1, lvl, idx, substring($4::bytea FROM (o::integer - 1) * 32 + 1 FOR 32)
       FROM unnest($2::smallint[], $3::bigint[]) WITH ORDINALITY t(lvl, idx, o)`,
      [
        logId,
        nodes.map(({ level }) => level),
        nodes.map(({ index }) => index),
        Buffer.concat(nodes.map(({ hash }) => hash)),
      ],
    );
  if (tiles.length > 0)
    await m.query(
      `INSERT INTO ledger_tile (log_id, lvl, idx, data)
       SELECT $1, lvl, idx, substring($4::bytea FROM (o::integer - 1) * 8192 + 1 FOR 8192)
       FROM unnest($2::smallint[], $3::bigint[]) WITH ORDINALITY t(lvl, idx, o)`,
      [
        logId,
        tiles.map(({ level }) => level),
        tiles.map(({ index }) => index),
        Buffer.concat(tiles.map(({ data }) => data)),
      ],
    );
}

/** Entries of one length: their places need no list. */
async function insertAlike(
  m: EntityManager,
  { logId, from, count, hashes, entries, length }: LeafRun,
): Promise<void> {
  await m.query(
    `INSERT INTO ledger_leaf (log_id, idx, hash, entry)
     SELECT $1, $2::bigint + g, substring($3::bytea FROM g * 32 + 1 FOR 32),
       substring($4::bytea FROM g * ($5::integer + ${PREFIX}) + ${PREFIX + 1} FOR $5::integer)
     FROM generate_series(0, $6::integer - 1) g`,
    [logId, from, hashes, entries, length, count],
  );
}

async function insertMixed(
  m: EntityManager,
  { logId, from, count, hashes, entries, intents }: LeafRun,
): Promise<void> {
  const places: number[] = [];
  const lengths: number[] = [];
  for (let i = 0, at = 0; i < count; i++) {
    const length = entries.readUInt16BE(at);
    places.push(at + PREFIX + 1);
    lengths.push(length);
    at += PREFIX + length;
  }
  await m.query(
    `INSERT INTO ledger_leaf (log_id, idx, hash, entry, intent_id)
     SELECT $1, $2::bigint + o - 1, substring($3::bytea FROM (o::integer - 1) * 32 + 1 FOR 32),
       substring($4::bytea FROM p FOR l), i
     FROM unnest($5::integer[], $6::integer[], $7::uuid[]) WITH ORDINALITY t(p, l, i, o)`,
    [
      ...[logId, from, hashes, entries, places, lengths],
      Array.from({ length: count }, (_, i) => intents?.get(i) ?? null),
    ],
  );
}

/** What was queued once, so that the tables of our decisions can name it again. */
async function insertIntents(
  m: EntityManager,
  { logId, count, entries, intents }: LeafRun,
): Promise<void> {
  const ids: string[] = [];
  const contents: Buffer[] = [];
  for (let i = 0, at = 0; i < count; i++) {
    const end = at + PREFIX + entries.readUInt16BE(at);
    const id = intents?.get(i);
    if (id !== undefined) {
      ids.push(id);
      contents.push(entries.subarray(at + PREFIX, end));
    }
    at = end;
  }
  await m.query(
    `INSERT INTO ledger_intent (id, log_id, entry, public)
     SELECT id, $1, entry, true FROM unnest($2::uuid[], $3::bytea[]) t(id, entry)`,
    [logId, ids, contents],
  );
}
