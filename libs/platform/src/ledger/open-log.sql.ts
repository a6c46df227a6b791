import type { DataSource, EntityManager } from 'typeorm';
import { emptyFrontier, formatPeaks, rootOf } from '#ledger/frontier.js';

/** The log this process writes; mirrors of other parties' logs have ids from 2. */
export const OWN_LOG = 1;

/** A log to keep. The verifier key is a vkey of c2sp.org/signed-note. */
export interface NewLog {
  readonly origin: string;
  readonly kind: 'own' | 'mirror';
  readonly verifierKey: string;
  readonly openedAt: Date;
}

/** A log that is kept. */
export interface StoredLog {
  readonly logId: number;
  readonly origin: string;
  readonly verifierKey: string;
}

interface LogRow {
  readonly log_id: number;
  readonly origin: string;
  readonly verifier_key: string;
}

const LOG = 'SELECT log_id, origin, verifier_key FROM ledger_log';
const logOf = (row: LogRow | undefined): StoredLog | undefined =>
  row && { logId: row.log_id, origin: row.origin, verifierKey: row.verifier_key };

/** The log of an origin, own or mirrored, or undefined. */
export async function findLog(
  m: EntityManager | DataSource,
  origin: string,
): Promise<StoredLog | undefined> {
  const [row] = await m.query<LogRow[]>(`${LOG} WHERE origin = $1`, [origin]);
  return logOf(row);
}

/** The log of this party; undefined before it is opened. */
export async function findOwnLog(m: EntityManager): Promise<StoredLog | undefined> {
  const [row] = await m.query<LogRow[]>(`${LOG} WHERE log_id = ${OWN_LOG}`);
  return logOf(row);
}

/** Processes that open one ledger together take turns, until the transaction ends. */
export async function lockOpening(m: EntityManager): Promise<void> {
  await m.query("SELECT pg_advisory_xact_lock(hashtext(current_schema() || ' ledger opening'))");
}

/**
 * Those who open mirrors take turns, until the transaction ends: two at once would take the same
 * id. Not lockOpening, which the own ledger must not wait for while a first range is written.
 */
export async function lockMirrorOpening(m: EntityManager): Promise<void> {
  await m.query("SELECT pg_advisory_xact_lock(hashtext(current_schema() || ' mirror opening'))");
}

/**
 * Adds a log with an empty head and gives its id: 1 for the own log, the next free one for a
 * mirror. A second own log, or an origin that is there, fails on the table's constraints.
 */
export async function openLog(m: EntityManager, log: NewLog): Promise<number> {
  const [row] = await m.query<{ log_id: number }[]>(
    `WITH l AS (
       INSERT INTO ledger_log (log_id, origin, kind, verifier_key, opened_at)
       SELECT CASE WHEN $2::text = 'own' THEN ${OWN_LOG}
                   ELSE greatest(${OWN_LOG}, (SELECT max(log_id) FROM ledger_log)) + 1 END,
              $1, $2::text, $3, $4
       RETURNING log_id),
     h AS (INSERT INTO ledger_head (log_id, size, root, peaks) SELECT log_id, 0, $5, $6 FROM l)
     SELECT log_id FROM l`,
    [
      log.origin,
      log.kind,
      log.verifierKey,
      log.openedAt,
      rootOf(emptyFrontier),
      formatPeaks(emptyFrontier),
    ],
  );
  if (!row) throw new Error('an inserted log has an id');
  return row.log_id;
}

/** The entry of the own log's first leaf, also while it waits for its place; undefined before opening. */
export async function firstOwnEntry(m: EntityManager): Promise<Buffer | undefined> {
  const [row] = await m.query<{ entry: Buffer | null }[]>(
    `SELECT coalesce(
       (SELECT entry FROM ledger_leaf WHERE log_id = ${OWN_LOG} AND idx = 0),
       (SELECT i.entry FROM ledger_queue q JOIN ledger_intent i ON i.id = q.intent_id
        WHERE i.log_id = ${OWN_LOG} ORDER BY q.seq LIMIT 1)) AS entry`,
  );
  return row?.entry ?? undefined;
}
