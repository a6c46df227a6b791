import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { canonicalJson } from '#ledger/canonical-json.js';
import { findLog } from '../ledger/open-log.sql.js';
import { rootAt } from '../ledger/read-hashes.sql.js';

/** Size of each ledger by origin: how far a state goes. */
export type Vector = Readonly<Record<string, number>>;

/**
 * A table that comes from ledgers alone. Every expression gives text, a list of texts, or null; the
 * rows are those whose leaves lie below the vector, which the query reads as `vector(origin, size)`
 * and, for the own ledger, `own(size)`.
 */
export interface HashedTable {
  readonly key: string;
  readonly columns: Readonly<Record<string, string>>;
  /** What follows FROM; WHERE included. */
  readonly rows: string;
}

/** The rows of one table: its hash, and what it takes to name a difference. */
export interface TableHash {
  /** SHA-256 in hex over all rows in the order of their keys, each in canonical JSON with a newline. */
  readonly hash: string;
  readonly keys: readonly string[];
  /** Of each row, 32 bytes. */
  readonly digests: readonly Buffer[];
}

/** The state of a database at a vector. */
export interface TableState {
  readonly vector: Vector;
  readonly tables: ReadonlyMap<string, TableHash>;
  /** SHA-256 in hex of the canonical JSON {table: hash}. */
  readonly stateHash: string;
}

const ROWS_AT_ONCE = 5000;

/** The name under which the roots of the ledgers stand among the tables. */
export const LEDGERS = 'ledger_head';

const VECTOR = `WITH vector AS (
    SELECT key AS origin, value::bigint AS size
    FROM jsonb_each_text(current_setting('guildmark.vector')::jsonb)),
  own AS (
    SELECT v.size FROM vector v JOIN ledger_log l USING (origin) WHERE l.kind = 'own')`;

/**
 * How far the ledgers of a live database go: the own one as far as it is published, mirrors as far
 * as they are held. Call it in the transaction that hashes.
 */
export async function liveVector(m: EntityManager): Promise<Vector> {
  const rows = await m.query<{ origin: string; size: string }[]>(
    `SELECT l.origin, CASE WHEN l.kind = 'mirror' THEN h.size ELSE
         (SELECT max(p.size) FROM ledger_publication p WHERE p.log_id = l.log_id) END AS size
     FROM ledger_log l JOIN ledger_head h USING (log_id) WHERE h.size > 0`,
  );
  return Object.fromEntries(
    rows.flatMap(({ origin, size }) => (size === null ? [] : [[origin, Number(size)]])),
  );
}

/** Hashes the tables at a vector, in the caller's transaction: it must see one state of all of them. */
export async function hashTables(
  m: EntityManager,
  tables: Readonly<Record<string, HashedTable>>,
  vector: Vector,
): Promise<TableState> {
  await m.query("SELECT set_config('guildmark.vector', $1, true)", [JSON.stringify(vector)]);
  const hashed = new Map<string, TableHash>();
  for (const [name, table] of Object.entries(tables)) hashed.set(name, await hashTable(m, table));
  hashed.set(LEDGERS, await hashLedgers(m, vector));
  const hashes = Object.fromEntries([...hashed].map(([name, { hash }]) => [name, hash]));
  return { vector, tables: hashed, stateHash: sha256(canonicalJson(hashes)).toString('hex') };
}

/** SHA-256 in hex of the canonical JSON {origin: size}, sizes as decimal text. */
export function vectorDigest(vector: Vector): string {
  const sizes = Object.fromEntries(
    Object.entries(vector).map(([origin, size]) => [origin, String(size)]),
  );
  return sha256(canonicalJson(sizes)).toString('hex');
}

async function hashTable(
  m: EntityManager,
  { key, columns, rows }: HashedTable,
): Promise<TableHash> {
  const said = Object.entries(columns).map(([name, value]) => `${value} AS "${name}"`);
  // bytes of UTF-8: every database sorts them alike
  await m.query(`DECLARE rebuilt NO SCROLL CURSOR FOR ${VECTOR}
    SELECT * FROM (SELECT ${key} AS "key of the row", ${said.join(', ')} FROM ${rows}) r
    ORDER BY "key of the row" COLLATE "C"`);
  const collected = new RowHashes();
  for (;;) {
    const part = await m.query<Record<string, unknown>[]>(
      `FETCH ${String(ROWS_AT_ONCE)} FROM rebuilt`,
    );
    for (const { 'key of the row': name, ...row } of part) collected.add(name as string, row);
    if (part.length < ROWS_AT_ONCE) break;
  }
  await m.query('CLOSE rebuilt');
  return collected.finish();
}

/** Entries are not hashed again: the root at the size is over all of them. */
async function hashLedgers(m: EntityManager, vector: Vector): Promise<TableHash> {
  const collected = new RowHashes();
  const origins = Object.entries(vector).sort(([a], [b]) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  for (const [origin, size] of origins) {
    const log = await findLog(m, origin);
    const root = log && (await rootAt(m, log.logId, size)).toString('hex');
    collected.add(origin, { origin, size: String(size), root: root ?? null });
  }
  return collected.finish();
}

/** Rows as they come. */
class RowHashes {
  private readonly all = createHash('sha256');
  private readonly keys: string[] = [];
  private readonly digests: Buffer[] = [];

  add(key: string, row: Readonly<Record<string, unknown>>): void {
    const line = Buffer.concat([canonicalJson(row), Buffer.from('\n')]);
    this.all.update(line);
    this.keys.push(key);
    this.digests.push(sha256(line));
  }

  finish(): TableHash {
    return { hash: this.all.digest('hex'), keys: this.keys, digests: this.digests };
  }
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
