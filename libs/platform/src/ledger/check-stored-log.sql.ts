import type { DataSource } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import { leafHash } from '#ledger/hash.js';
import { LedgerReader } from './ledger-reader.js';
import { OWN_LOG } from './open-log.sql.js';

/** An invariant of docs/design/ledger.md 13 that the tables of a ledger break. */
export interface StoredFault {
  readonly invariant: 'I1' | 'I2' | 'I6';
  readonly detail: string;
}

/** Rows that must not be there; each names up to ten of them as `found`. */
const RULES: readonly (StoredFault & { readonly rows: string })[] = [
  {
    invariant: 'I1',
    detail: 'intents that are neither queued nor written',
    rows: `SELECT i.id::text AS found FROM ledger_intent i
      WHERE NOT EXISTS (SELECT FROM ledger_queue q WHERE q.intent_id = i.id)
        AND NOT EXISTS (SELECT FROM ledger_leaf l WHERE l.intent_id = i.id)`,
  },
  {
    invariant: 'I1',
    detail: 'intents that are written and still queued',
    rows: 'SELECT q.intent_id::text AS found FROM ledger_queue q JOIN ledger_leaf USING (intent_id)',
  },
  {
    invariant: 'I1',
    detail: 'leaves with other bytes than their intent',
    rows: `SELECT l.idx::text AS found FROM ledger_leaf l JOIN ledger_intent i ON i.id = l.intent_id
      WHERE l.entry <> i.entry OR l.log_id <> i.log_id`,
  },
  {
    invariant: 'I2',
    detail: 'leaves after a gap, or at and above the size of the head',
    rows: `SELECT concat(log_id, '/', idx) AS found FROM (
        SELECT l.log_id, l.idx, h.size, row_number() OVER (PARTITION BY l.log_id ORDER BY l.idx) - 1 AS expected
        FROM ledger_leaf l JOIN ledger_head h USING (log_id)) numbered
      WHERE idx <> expected OR idx >= size`,
  },
  {
    invariant: 'I2',
    detail: 'heads without their last leaf',
    rows: `SELECT h.log_id::text AS found FROM ledger_head h WHERE h.size > 0
      AND NOT EXISTS (SELECT FROM ledger_leaf l WHERE l.log_id = h.log_id AND l.idx = h.size - 1)`,
  },
  {
    invariant: 'I2',
    detail: 'leaves whose hash is not that of their entry',
    rows: `SELECT concat(log_id, '/', idx) AS found FROM ledger_leaf
      WHERE hash <> sha256('\\x00'::bytea || entry)`,
  },
  {
    invariant: 'I6',
    detail: 'publications beyond the head, or that were never signed',
    rows: `SELECT p.size::text AS found FROM ledger_publication p JOIN ledger_head h USING (log_id)
      WHERE p.size > h.size OR (p.log_id = ${OWN_LOG} AND NOT EXISTS (
        SELECT FROM ledger_checkpoint c WHERE c.log_id = p.log_id AND c.size = p.size))`,
  },
  {
    invariant: 'I6',
    detail: 'full tiles of which the stored hashes are no beginning',
    rows: `SELECT concat(t.log_id, '/', t.lvl, '/', t.idx) AS found FROM ledger_tile t
      WHERE t.data IS DISTINCT FROM (
        SELECT string_agg(hash, ''::bytea ORDER BY idx) FROM (
          SELECT idx, hash FROM ledger_leaf WHERE log_id = t.log_id AND t.lvl = 0
            AND idx BETWEEN t.idx * 256 AND t.idx * 256 + 255
          UNION ALL
          SELECT idx, hash FROM ledger_node WHERE log_id = t.log_id AND lvl = t.lvl
            AND idx BETWEEN t.idx * 256 AND t.idx * 256 + 255) hashes)`,
  },
];

const NAMED = 10;
/** Entries hashed at a time. */
const PART = 4096;

/**
 * What the public files cannot show: I1, I2 and I6 over the tables of a ledger, mirrors included,
 * and every leaf of the own log hashed here as well as by the database. Empty when all is well.
 */
export async function checkStoredLog(db: DataSource): Promise<readonly StoredFault[]> {
  const faults: StoredFault[] = [];
  for (const { invariant, detail, rows } of RULES) {
    const found = await db.query<{ found: string }[]>(`${rows} LIMIT ${NAMED + 1}`);
    if (found.length === 0) continue;
    const named = found.slice(0, NAMED).map((row) => row.found);
    const more = found.length > NAMED ? ', …' : '';
    faults.push({ invariant, detail: `${detail}: ${named.join(', ')}${more}` });
  }
  const different = await differentHash(db);
  if (different !== undefined)
    faults.push({ invariant: 'I2', detail: `the leaf at ${different} has another hash here` });
  const beyond = await servedBeyond(new LedgerReader(db, OWN_LOG));
  if (beyond !== undefined)
    faults.push({
      invariant: 'I6',
      detail: `a tile with leaf ${beyond}, not yet published, is served`,
    });
  return faults;
}

async function differentHash(db: DataSource): Promise<number | undefined> {
  for (let from = 0; ; from += PART) {
    const rows = await db.query<{ idx: string; hash: Buffer; entry: Buffer }[]>(
      `SELECT idx, hash, entry FROM ledger_leaf
       WHERE log_id = ${OWN_LOG} AND idx >= $1 AND idx < $1::bigint + ${PART} ORDER BY idx`,
      [from],
    );
    const bad = rows.find(({ hash, entry }) => !leafHash(entry).equals(hash));
    if (bad) return Number(bad.idx);
    if (rows.length < PART) return undefined;
  }
}

/** The reader of the HTTP service, asked for the first leaf that is not published. */
async function servedBeyond(reader: LedgerReader): Promise<number | undefined> {
  const size = await reader.publishedSize();
  const name = { level: 0, index: Math.floor(size / 256), width: (size % 256) + 1 };
  for (const kind of ['tile', 'entries'] as const) {
    try {
      await reader.tile({ ...name, kind });
      return size;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return undefined;
}
