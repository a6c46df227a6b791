import type { DataSource, EntityManager } from 'typeorm';
import { OWN_LOG } from './open-log.sql.js';
import { BODY_OVERHEAD, MAX_BATCH_BYTES, MAX_BATCH_LEAVES } from './segment-weight.js';

/** A signed checkpoint and the size it is of. */
export interface NoteAt {
  readonly size: number;
  readonly note: string;
}

/** A size the ledger once had. */
export interface RootAt {
  readonly size: number;
  readonly root: Buffer;
}

/** What was last signed and last published; undefined before the first. */
export async function readProgress(
  db: DataSource | EntityManager,
): Promise<{ signed: NoteAt | undefined; publishedSize: number }> {
  const [row] = await db.query<
    { size: string | null; note: string | null; published: string | null }[]
  >(
    `SELECT c.size, c.note,
       (SELECT max(size) FROM ledger_publication WHERE log_id = ${OWN_LOG}) AS published
     FROM (SELECT 1) one LEFT JOIN LATERAL (
       SELECT size, note FROM ledger_checkpoint WHERE log_id = ${OWN_LOG}
       ORDER BY size DESC LIMIT 1) c ON true`,
  );
  const { size, note, published } = row ?? { size: null, note: null, published: null };
  return {
    signed: size === null || note === null ? undefined : { size: Number(size), note },
    publishedSize: Number(published ?? 0),
  };
}

/** Size and root of the head. */
export async function readHead(db: DataSource | EntityManager): Promise<RootAt> {
  const [row] = await db.query<{ size: string; root: Buffer }[]>(
    `SELECT size, root FROM ledger_head WHERE log_id = ${OWN_LOG}`,
  );
  if (!row) throw new Error('the ledger is not opened');
  return { size: Number(row.size), root: row.root };
}

/** The largest batch size whose leaves from `from` on, bodies included, fit one segment. */
export async function nextSize(db: DataSource, from: number): Promise<RootAt | undefined> {
  const [row] = await db.query<{ size: string; root: Buffer }[]>(
    `WITH grown AS (
       SELECT l.idx + 1 AS size, sum(octet_length(l.entry) + (
         SELECT coalesce(sum(b.size + ${BODY_OVERHEAD}), 0) FROM ledger_body b
         WHERE b.intent_id = l.intent_id)) OVER (ORDER BY l.idx) AS weight
       FROM ledger_leaf l
       WHERE l.log_id = ${OWN_LOG} AND l.idx >= $1 AND l.idx < $1::bigint + ${MAX_BATCH_LEAVES})
     SELECT b.size, b.root FROM grown JOIN ledger_batch b USING (size)
     WHERE b.log_id = ${OWN_LOG} AND grown.weight <= ${MAX_BATCH_BYTES}
     ORDER BY b.size DESC LIMIT 1`,
    [from],
  );
  return row && { size: Number(row.size), root: row.root };
}

/** Stores a signed note and gives the one that stays: another process may have signed first. */
export async function saveCheckpoint(db: DataSource, { size, note }: NoteAt): Promise<string> {
  await db.query(
    `INSERT INTO ledger_checkpoint (log_id, size, note) VALUES (${OWN_LOG}, $1, $2)
     ON CONFLICT DO NOTHING`,
    [size, note],
  );
  const [row] = await db.query<{ note: string }[]>(
    `SELECT note FROM ledger_checkpoint WHERE log_id = ${OWN_LOG} AND size = $1`,
    [size],
  );
  if (!row) throw new Error(`no checkpoint at ${size}`);
  return row.note;
}

/** What was published: which traces are in it, in the order of their names, and which one it goes on. */
export interface Published {
  readonly traces: readonly string[];
  /** Of the outbox row; undefined without traces. */
  readonly traceparent: string | undefined;
}

/**
 * Publication and outbox row in one statement; undefined when this or a larger size is published. The
 * traces of its entries end here, and the segment goes on as `spanId` of the first of them by name:
 * the order of leaves would tell which request became which leaf.
 */
export async function savePublication(
  db: DataSource,
  from: number,
  { size, note }: NoteAt,
  { now, spanId }: { readonly now: Date; readonly spanId: string },
): Promise<Published | undefined> {
  const [row] = await db.query<{ traces: string[]; traceparent: string | null }[]>(
    `WITH p AS (
       INSERT INTO ledger_publication (log_id, size, note, published_at)
       SELECT ${OWN_LOG}, $2::bigint, $3, $4::timestamptz
       WHERE NOT EXISTS (
         SELECT FROM ledger_publication WHERE log_id = ${OWN_LOG} AND size >= $2::bigint)
       ON CONFLICT DO NOTHING RETURNING size),
     ended AS (
       DELETE FROM ledger_trace t USING p, ledger_leaf l
       WHERE l.log_id = ${OWN_LOG} AND l.idx >= $1::bigint AND l.idx < p.size
         AND t.intent_id = l.intent_id
       RETURNING encode(t.trace_id, 'hex') AS trace),
     traces AS (
       SELECT coalesce(array_agg(DISTINCT trace ORDER BY trace), '{}') AS names,
         '00-' || min(trace) || '-' || $5::text || '-01' AS traceparent FROM ended),
     o AS (
       INSERT INTO federation_outbox (start_index, end_index, created_at, traceparent)
       SELECT $1::bigint, p.size, $4::timestamptz, traces.traceparent FROM p, traces
       RETURNING traceparent)
     SELECT traces.names AS traces, o.traceparent FROM o, traces`,
    [from, size, note, now, spanId],
  );
  return row && { traces: row.traces, traceparent: row.traceparent ?? undefined };
}

/** The size last published, when its note was last made, and the log's own note of it. */
export interface LastNote extends NoteAt {
  readonly at: Date;
}

/** What a heartbeat cosigns again; undefined before the first publication. */
export async function readLastNote(db: DataSource): Promise<LastNote | undefined> {
  const [row] = await db.query<{ size: string; note: string; at: Date }[]>(
    `SELECT p.size, c.note, coalesce(p.fresh_at, p.published_at) AS at
     FROM ledger_publication p JOIN ledger_checkpoint c USING (log_id, size)
     WHERE p.log_id = ${OWN_LOG} ORDER BY p.size DESC LIMIT 1`,
  );
  return row && { size: Number(row.size), note: row.note, at: row.at };
}

/** Fresher cosignatures and an empty segment that carries them, unless another process was first. */
export async function saveHeartbeat(
  db: DataSource,
  last: LastNote,
  note: string,
  now: Date,
): Promise<void> {
  await db.query(
    `WITH p AS (
       UPDATE ledger_publication SET fresh_note = $2, fresh_at = $3::timestamptz
       WHERE log_id = ${OWN_LOG} AND size = $1::bigint
         AND coalesce(fresh_at, published_at) = $4::timestamptz
         AND NOT EXISTS (
           SELECT FROM ledger_publication WHERE log_id = ${OWN_LOG} AND size > $1::bigint)
       RETURNING size)
     INSERT INTO federation_outbox (start_index, end_index, created_at)
     SELECT p.size, p.size, $3::timestamptz FROM p`,
    [last.size, note, now, last.at],
  );
}
