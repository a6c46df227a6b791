import type { DataSource } from 'typeorm';
import { OWN_LOG } from '../ledger/open-log.sql.js';

/** Things that wait: how many, and how long the first of them. */
export interface Waiting {
  readonly count: number;
  readonly oldestSeconds: number;
}

/** Above this nobody counts on: the figure says that very many wait. */
const COUNTED = 100_000;

const seconds = (from: string) =>
  `greatest(0, extract(epoch FROM $1::timestamptz - ${from}))::float8`;

/** Publications not sent yet. Two looks into federation_outbox_unsent. */
export async function readOutbox(db: DataSource, now: Date): Promise<Waiting> {
  return waiting(
    await db.query(
      `SELECT (SELECT count(*) FROM (
           SELECT FROM federation_outbox WHERE sent_at IS NULL LIMIT ${COUNTED}) u)::integer AS count,
         (SELECT ${seconds('created_at')} FROM federation_outbox
          WHERE sent_at IS NULL ORDER BY seq LIMIT 1) AS oldest`,
      [now],
    ),
  );
}

/** Entries that are no leaves yet, by the database's clock, which wrote when they came. */
export async function readQueue(db: DataSource): Promise<Waiting> {
  return waiting(
    await db.query(
      `SELECT (SELECT count(*) FROM (SELECT FROM ledger_queue LIMIT ${COUNTED}) q)::integer AS count,
         (SELECT extract(epoch FROM now() - queued_at)::float8 FROM ledger_queue
          ORDER BY seq LIMIT 1) AS oldest`,
    ),
  );
}

function waiting([row]: { count: number; oldest: number | null }[]): Waiting {
  return { count: row?.count ?? 0, oldestSeconds: row?.oldest ?? 0 };
}

/** Parked origins by reason; at most one row for each followed origin. */
export async function readParked(db: DataSource): Promise<ReadonlyMap<string, number>> {
  return counts(
    await db.query(`SELECT reason AS name, count(*)::integer AS count
    FROM parked_origin GROUP BY reason`),
  );
}

function counts(rows: { name: string; count: number }[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ name, count }) => [name, count]));
}

/** Proofs of two histories of one log; the table only grows. */
export async function readEquivocations(db: DataSource): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(
    'SELECT count(*)::integer AS count FROM ledger_evidence WHERE kind <= 2',
  );
  return row?.count ?? 0;
}

/**
 * Seconds since the newest note of each followed ledger was taken, by origin. For each mirror one
 * step into the primary key of ledger_publication.
 */
export async function readSegmentAges(
  db: DataSource,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ origin: string; age: number }[]>(
    `SELECT l.origin, ${seconds('p.published_at')} AS age
     FROM ledger_log l CROSS JOIN LATERAL (
       SELECT published_at FROM ledger_publication
       WHERE log_id = l.log_id ORDER BY size DESC LIMIT 1) p
     WHERE l.kind = 'mirror'`,
    [now],
  );
  return new Map(rows.map(({ origin, age }) => [origin, age]));
}

/** Seconds since any followed ledger was heard of; undefined before the first. */
export async function readNewestView(db: DataSource, now: Date): Promise<number | undefined> {
  const ages = [...(await readSegmentAges(db, now)).values()];
  return ages.length === 0 ? undefined : Math.min(...ages);
}

/**
 * Own bodies erased after the newest publication that the bus has taken: no follower can know of
 * them. Through the index ledger_body_erased.
 */
export async function readErasuresPending(db: DataSource): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM ledger_body
     WHERE log_id = ${OWN_LOG} AND erased_at > coalesce(
       (SELECT published_at FROM ledger_publication
        WHERE log_id = ${OWN_LOG} AND size <= coalesce(
          (SELECT start_index FROM federation_outbox WHERE sent_at IS NULL ORDER BY seq LIMIT 1),
          ${Number.MAX_SAFE_INTEGER})
        ORDER BY size DESC LIMIT 1),
       '-infinity')`,
  );
  return row?.count ?? 0;
}
