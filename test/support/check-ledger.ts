import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';

interface LogRow {
  readonly log_id: number;
  readonly origin: string;
  readonly size: string;
  readonly root: Buffer;
}
interface HashRow {
  readonly lvl: number;
  readonly idx: string;
  readonly hash: Buffer;
}
interface NoteRow {
  readonly size: string;
  readonly note: string;
}

/** What was found, for a test that also wants to know how much there is. */
export interface CheckedLedger {
  readonly size: number;
  readonly published: number;
  readonly queued: number;
}

/**
 * Recomputes every log of a schema from its entries alone, with nothing of ours but the database,
 * and throws at the first thing that does not agree: leaves, nodes, tiles, every batch root, every
 * signed and published checkpoint, intents written twice or both queued and written. Gives the
 * numbers of the own log. Everything is read as of one moment: the log may go on growing meanwhile.
 */
export function checkLedger(db: DataSource): Promise<CheckedLedger> {
  return db.transaction('REPEATABLE READ', checkAll);
}

async function checkAll(db: EntityManager): Promise<CheckedLedger> {
  const logs = await db.query<LogRow[]>(
    'SELECT l.log_id, l.origin, h.size, h.root FROM ledger_log l JOIN ledger_head h USING (log_id)',
  );
  let own = { size: 0, published: 0 };
  for (const log of logs) {
    const checked = await checkLog(db, log);
    if (log.log_id === 1) own = checked;
  }
  const [row] = await db.query<{ queued: string; doubled: string; lost: string }[]>(
    `SELECT (SELECT count(*) FROM ledger_queue) AS queued,
       (SELECT count(*) FROM ledger_queue JOIN ledger_leaf USING (intent_id)) AS doubled,
       (SELECT count(*) FROM ledger_intent i
        WHERE NOT EXISTS (SELECT FROM ledger_queue WHERE intent_id = i.id)
          AND NOT EXISTS (SELECT FROM ledger_leaf l WHERE l.intent_id = i.id AND l.entry = i.entry)
       ) AS lost`,
  );
  same('intents both queued and written', row?.doubled, '0');
  same('intents neither queued nor written', row?.lost, '0');
  return { ...own, queued: Number(row?.queued) };
}

async function checkLog(
  db: EntityManager,
  { log_id, origin, size, root }: LogRow,
): Promise<{ size: number; published: number }> {
  const leaves = await db.query<{ idx: string; hash: Buffer; entry: Buffer }[]>(
    'SELECT idx, hash, entry FROM ledger_leaf WHERE log_id = $1 ORDER BY idx',
    [log_id],
  );
  const hashes = leaves.map(({ idx, hash, entry }, i) => {
    same(`${origin}: index`, idx, String(i));
    same(`${origin}: leaf hash at ${idx}`, hash.toString('hex'), hex([0], entry));
    return hash;
  });
  same(`${origin}: size of the head`, size, String(hashes.length));
  same(`${origin}: root of the head`, root.toString('hex'), treeRoot(hashes).toString('hex'));
  const rootAt = (at: string) => treeRoot(hashes.slice(0, Number(at))).toString('base64');

  for (const batch of await db.query<{ size: string; root: Buffer }[]>(
    'SELECT size, root FROM ledger_batch WHERE log_id = $1',
    [log_id],
  ))
    same(`${origin}: batch of ${batch.size}`, batch.root.toString('base64'), rootAt(batch.size));
  await checkStoredHashes(db, log_id, hashes);

  let published = 0;
  for (const table of ['ledger_checkpoint', 'ledger_publication'])
    for (const row of await db.query<NoteRow[]>(
      `SELECT size, note FROM ${table} WHERE log_id = $1`,
      [log_id],
    )) {
      const text = `${origin}\n${row.size}\n${rootAt(row.size)}\n\n`;
      if (Number(row.size) > hashes.length || !row.note.startsWith(text))
        throw new Error(`${table} of ${origin} at ${row.size} is not of this tree`);
      if (table === 'ledger_publication') published = Math.max(published, Number(row.size));
    }
  return { size: hashes.length, published };
}

/** Nodes and full tiles: there are all that the size calls for, each right, and no others. */
async function checkStoredHashes(
  db: EntityManager,
  logId: number,
  leaves: readonly Buffer[],
): Promise<void> {
  const nodes: string[] = [];
  const tiles: string[] = [];
  for (let lvl = 0, row = leaves; row.length > 0; lvl++) {
    if (lvl > 0) nodes.push(...row.map((hash, i) => `${lvl}/${i}/${hash.toString('hex')}`));
    const full = Array.from({ length: Math.floor(row.length / 256) }, (_, i) =>
      row.slice(i * 256, i * 256 + 256),
    );
    tiles.push(...full.map((tile, i) => `${lvl}/${i}/${Buffer.concat(tile).toString('hex')}`));
    row = full.map(treeRoot);
  }
  const stored = async (table: string, column: string) =>
    (
      await db.query<HashRow[]>(
        `SELECT lvl, idx, ${column} AS hash FROM ${table} WHERE log_id = $1 ORDER BY lvl, idx`,
        [logId],
      )
    ).map(({ lvl, idx, hash }) => `${lvl}/${idx}/${hash.toString('hex')}`);
  same(`nodes of log ${logId}`, (await stored('ledger_node', 'hash')).join(), nodes.join());
  same(`tiles of log ${logId}`, (await stored('ledger_tile', 'data')).join(), tiles.join());
}

/** MTH of RFC 9162 2.1.1, word for word and slow: shares nothing with libs/ledger. */
export function treeRoot(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return createHash('sha256').digest();
  if (hashes.length === 1) return hashes[0]!;
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  const [left, right] = [treeRoot(hashes.slice(0, k)), treeRoot(hashes.slice(k))];
  return Buffer.from(hex([1], left, right), 'hex');
}

function hex(prefix: readonly number[], ...parts: readonly Buffer[]): string {
  const hash = createHash('sha256').update(Uint8Array.from(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

function same(what: string, got: string | undefined, expected: string): void {
  if (got !== expected)
    throw new Error(`${what}: expected ${expected.slice(0, 80)}, got ${got?.slice(0, 80)}`);
}
