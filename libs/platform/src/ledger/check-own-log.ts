import type { DataSource, EntityManager } from 'typeorm';
import { parsePeaks, rootOf } from '#ledger/frontier.js';
import { leafHash } from '#ledger/hash.js';
import { openRotatedCheckpoint } from '#ledger/log-keys.js';
import { ownLogKeys } from './key-changes.sql.js';
import { OWN_LOG } from './open-log.sql.js';
import { readProgress } from './publisher.sql.js';
import { rootAt } from './read-hashes.sql.js';

/** Leaves whose hash is computed anew at every start: the last full tile's worth. */
const LEAVES_CHECKED = 256;

/**
 * The start-up checks of docs/design/ledger.md 9.3 and 9.4. Throws the first that fails, so that
 * the process does not start: head against peaks, against leaf and node rows, the last leaves
 * against their hashes, and the last checkpoint against the keys of its size and root.
 */
export async function checkOwnLog(db: DataSource | EntityManager): Promise<void> {
  const [head] = await db.query<{ size: string; root: Buffer; peaks: Buffer }[]>(
    `SELECT size, root, peaks FROM ledger_head WHERE log_id = ${OWN_LOG}`,
  );
  if (!head) throw new Error('the ledger is not opened');
  const size = Number(head.size);
  if (!rootOf(parsePeaks(size, head.peaks)).equals(head.root)) fail('the peaks give another root');
  if (!(await rootAt(db, OWN_LOG, size)).equals(head.root)) fail('the leaves give another root');
  const leaves = await db.query<{ idx: string; hash: Buffer; entry: Buffer }[]>(
    `SELECT idx, hash, entry FROM ledger_leaf WHERE log_id = ${OWN_LOG}
     ORDER BY idx DESC LIMIT ${LEAVES_CHECKED}`,
  );
  if (Number(leaves[0]?.idx ?? -1) + 1 !== size) fail('the head is not behind the last leaf');
  for (const { idx, hash, entry } of leaves)
    if (!leafHash(entry).equals(hash)) fail(`the entry at ${idx} does not have its hash`);
  const { signed } = await readProgress(db);
  if (!signed) return;
  const { checkpoint } = openRotatedCheckpoint(signed.note, await ownLogKeys(db));
  if (checkpoint.size !== signed.size || signed.size > size)
    fail('the last checkpoint is beyond the head or of another size');
  if (!checkpoint.root.equals(await rootAt(db, OWN_LOG, signed.size)))
    fail('the last checkpoint has another root');
}

function fail(reason: string): never {
  throw new Error(`ledger.self-check-failed: ${reason}`);
}
