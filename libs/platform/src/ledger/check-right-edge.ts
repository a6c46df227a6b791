import type { EntityManager } from 'typeorm';
import { leafHash } from '#ledger/hash.js';
import { openRotatedCheckpoint } from '#ledger/log-keys.js';
import { TILE_WIDTH } from '#ledger/tile-layout.js';
import { ownLogKeys } from './key-changes.sql.js';
import { OWN_LOG } from './open-log.sql.js';
import { readHead } from './publisher.sql.js';
import { hashesOf, rootAt } from './read-hashes.sql.js';

/**
 * Docs/design/ledger.md 9.3, at the head and at the published size: the last full tile of every level
 * has the hashes of leaf and node rows, the last 256 entries have their hashes, and the published
 * note signs the root of the rows. Throws the first fault, so that the process does not start.
 */
export async function checkRightEdge(m: EntityManager): Promise<void> {
  const { size } = await readHead(m);
  await checkEdgeAt(m, size);
  const [published] = await m.query<{ size: string; note: string }[]>(
    `SELECT size, note FROM ledger_publication WHERE log_id = ${OWN_LOG} ORDER BY size DESC LIMIT 1`,
  );
  if (!published) return;
  const { checkpoint } = openRotatedCheckpoint(published.note, await ownLogKeys(m));
  if (checkpoint.size !== Number(published.size) || checkpoint.size > size)
    fail('the published note is beyond the head or of another size');
  if (!checkpoint.root.equals(await rootAt(m, OWN_LOG, checkpoint.size)))
    fail('the published note has another root');
  if (checkpoint.size < size) await checkEdgeAt(m, checkpoint.size);
}

async function checkEdgeAt(m: EntityManager, size: number): Promise<void> {
  const leaves = await m.query<{ idx: string; hash: Buffer; entry: Buffer }[]>(
    `SELECT idx, hash, entry FROM ledger_leaf
     WHERE log_id = ${OWN_LOG} AND idx >= $1 AND idx < $2 ORDER BY idx`,
    [Math.max(0, size - TILE_WIDTH), size],
  );
  if (leaves.length !== Math.min(size, TILE_WIDTH)) fail(`leaves are missing below ${size}`);
  for (const { idx, hash, entry } of leaves)
    if (!leafHash(entry).equals(hash)) fail(`the entry at ${idx} does not have its hash`);
  for (let level = 0, width = TILE_WIDTH; width <= size; level++, width *= TILE_WIDTH)
    await checkTile(m, level, Math.floor(size / width) - 1);
}

async function checkTile(m: EntityManager, level: number, index: number): Promise<void> {
  const [tile] = await m.query<{ data: Buffer }[]>(
    `SELECT data FROM ledger_tile WHERE log_id = ${OWN_LOG} AND lvl = $1 AND idx = $2`,
    [level, index],
  );
  const first = index * TILE_WIDTH;
  const wanted = Array.from({ length: TILE_WIDTH }, (_, i) => ({ level, index: first + i }));
  const hashes = Buffer.concat(await hashesOf(m, OWN_LOG)(wanted));
  if (!tile?.data.equals(hashes)) fail(`tile ${level}/${index} does not hold its hashes`);
}

function fail(reason: string): never {
  throw new Error(`ledger.self-check-failed: ${reason}`);
}
