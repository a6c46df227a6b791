import type { DataSource, EntityManager } from 'typeorm';
import type { SegmentBody } from '#federation/segment.js';
import { OWN_LOG } from '../ledger/open-log.sql.js';

/** A publication whose segment is still to be sent. */
export interface OutboxRow {
  readonly seq: string;
  readonly start: number;
  readonly end: number;
  /** The published note of `end` with its newest cosignatures; null when there is none. */
  readonly note: string | null;
  /** Under which trace it travels, if its entries were queued by traced requests. */
  readonly traceparent: string | null;
}

/** What one publication carries. */
export interface OutboxContent {
  readonly entries: readonly Buffer[];
  /** Without those that are erased. */
  readonly bodies: readonly Required<SegmentBody>[];
}

/** How many rows may be taken at once. */
export interface OutboxLimits {
  readonly rows: number;
  readonly leaves: number;
  /** Of entries, bodies and notes before base64. */
  readonly bytes: number;
}

/** What a segment costs beyond its entries, bodies and note. */
const SEGMENT_OVERHEAD = 512;
/** A leaf about a person has 34 bytes and no bodies: most leaves need not be looked up among them. */
const BARE_BYTES = 34;
const WITH_BODIES = `octet_length(l.entry) > ${BARE_BYTES}`;

/** When the oldest unsent row was written. */
export async function oldestUnsent(db: DataSource): Promise<Date | undefined> {
  const [row] = await db.query<{ created_at: Date }[]>(
    'SELECT created_at FROM federation_outbox WHERE sent_at IS NULL ORDER BY seq LIMIT 1',
  );
  return row?.created_at;
}

/** The oldest unsent rows after `after`, in the order of their writing: at least one, else within the limits. */
export async function unsentRows(
  db: DataSource,
  after: string,
  { rows, leaves, bytes }: OutboxLimits,
): Promise<readonly OutboxRow[]> {
  const found = await db.query<
    {
      seq: string;
      start_index: string;
      end_index: string;
      note: string | null;
      traceparent: string | null;
    }[]
  >(
    `WITH waiting AS (
       SELECT seq, start_index, end_index, traceparent, row_number() OVER (ORDER BY seq) AS place,
         sum(end_index - start_index) OVER (ORDER BY seq) AS leaves
       FROM (SELECT seq, start_index, end_index, traceparent FROM federation_outbox
             WHERE sent_at IS NULL AND seq > $1 ORDER BY seq LIMIT $2) o),
     weighed AS (
       SELECT w.seq, w.start_index, w.end_index, w.traceparent, w.place, coalesce(p.fresh_note, p.note) AS note,
         sum(${SEGMENT_OVERHEAD} + coalesce(octet_length(coalesce(p.fresh_note, p.note)), 0)
           + coalesce(own.bytes, 0) + CASE WHEN own.longest > ${BARE_BYTES} THEN (
             SELECT coalesce(sum(b.size), 0) FROM ledger_leaf l JOIN ledger_body b USING (intent_id)
             WHERE l.log_id = ${OWN_LOG} AND l.idx >= w.start_index AND l.idx < w.end_index
               AND ${WITH_BODIES}) ELSE 0 END) OVER (ORDER BY w.seq) AS bytes
       FROM waiting w LEFT JOIN ledger_publication p
         ON p.log_id = ${OWN_LOG} AND p.size = w.end_index
       LEFT JOIN LATERAL (
         SELECT sum(octet_length(l.entry)) AS bytes, max(octet_length(l.entry)) AS longest
         FROM ledger_leaf l
         WHERE l.log_id = ${OWN_LOG} AND l.idx >= w.start_index AND l.idx < w.end_index) own
         ON w.start_index < w.end_index
       WHERE w.place = 1 OR w.leaves <= $3)
     SELECT seq, start_index, end_index, note, traceparent FROM weighed
     WHERE place = 1 OR bytes <= $4 ORDER BY seq`,
    [after, rows, leaves, bytes],
  );
  return found.map(({ seq, start_index, end_index, note, traceparent }) => ({
    seq,
    start: Number(start_index),
    end: Number(end_index),
    note,
    traceparent,
  }));
}

/** Entries and bodies of many rows in two statements at most, by seq. Throws when an entry is missing. */
export async function contentsOf(
  db: DataSource,
  rows: readonly OutboxRow[],
): Promise<ReadonlyMap<string, OutboxContent>> {
  const grown = rows.filter(({ start, end }) => start < end);
  const entries = grown.length > 0 ? await entriesOf(db, grown) : new Map<string, Buffer[]>();
  const withBodies = grown.filter(({ seq }) =>
    entries.get(seq)?.some(({ length }) => length > BARE_BYTES),
  );
  const bodies = new Map(withBodies.map(({ seq }) => [seq, [] as Required<SegmentBody>[]]));
  if (withBodies.length > 0)
    for (const { seq, ...body } of await bodiesOf(db, withBodies)) bodies.get(seq)?.push(body);
  return new Map(
    rows.map(({ seq, start, end }) => {
      const own = entries.get(seq) ?? [];
      if (own.length !== end - start)
        throw new Error(`the ledger has ${own.length} entries from ${start} to ${end}`);
      return [seq, { entries: own, bodies: bodies.get(seq) ?? [] }];
    }),
  );
}

const RANGES = 'unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS r (seq, s, e)';
const IN_RANGE = `l.log_id = ${OWN_LOG} AND l.idx >= r.s AND l.idx < r.e`;
const rangesOf = (rows: readonly OutboxRow[]) => [
  rows.map(({ seq }) => seq),
  rows.map(({ start }) => start),
  rows.map(({ end }) => end),
];

/** One row for each segment instead of one for each entry: a thousand times fewer to decode. */
async function entriesOf(
  db: DataSource,
  rows: readonly OutboxRow[],
): Promise<ReadonlyMap<string, Buffer[]>> {
  const found = await db.query<{ seq: string; bytes: Buffer; lengths: string }[]>(
    `SELECT r.seq, own.bytes, own.lengths FROM ${RANGES} CROSS JOIN LATERAL (
       SELECT string_agg(l.entry, ''::bytea ORDER BY l.idx) AS bytes,
         string_agg(octet_length(l.entry)::text, ',' ORDER BY l.idx) AS lengths
       FROM ledger_leaf l WHERE ${IN_RANGE}) own
     WHERE own.bytes IS NOT NULL`,
    rangesOf(rows),
  );
  return new Map(found.map(({ seq, bytes, lengths }) => [seq, cut(Buffer.from(bytes), lengths)]));
}

function cut(bytes: Buffer, lengths: string): Buffer[] {
  let at = 0;
  return lengths.split(',').map((length) => bytes.subarray(at, (at += Number(length))));
}

async function bodiesOf(db: DataSource, rows: readonly OutboxRow[]) {
  const found = await db.query<
    { seq: string; sha256: string; media_type: string; size: number; bytes: Buffer }[]
  >(
    `SELECT r.seq, encode(b.sha256, 'hex') AS sha256, b.media_type, b.size, b.bytes
     FROM ${RANGES} JOIN ledger_leaf l ON ${IN_RANGE} AND ${WITH_BODIES}
     JOIN ledger_body b USING (intent_id)
     WHERE b.bytes IS NOT NULL ORDER BY r.seq, l.idx, b.sha256`,
    rangesOf(rows),
  );
  return found.map(({ seq, sha256, media_type: mediaType, size, bytes }) => ({
    seq,
    sha256,
    mediaType,
    size,
    data: bytes,
  }));
}

/** The bus has acknowledged these. */
export async function markSent(
  db: DataSource,
  rows: readonly OutboxRow[],
  at: Date,
): Promise<void> {
  await db.query('UPDATE federation_outbox SET sent_at = $2 WHERE seq = ANY ($1::bigint[])', [
    rows.map(({ seq }) => seq),
    at,
  ]);
}

/** Forgets up to 10,000 rows that were sent before `before`, the oldest first; gives their number. */
export async function pruneSent(db: DataSource, before: Date): Promise<number> {
  const [row] = await db.query<{ n: number }[]>(
    `WITH gone AS (
       DELETE FROM federation_outbox WHERE seq IN (
         SELECT seq FROM federation_outbox WHERE sent_at < $1 ORDER BY seq LIMIT 10000)
       RETURNING 1)
     SELECT count(*)::integer AS n FROM gone`,
    [before],
  );
  return row?.n ?? 0;
}

/** Forgets every row: nobody reads the bus. */
export async function dropOutbox(db: DataSource): Promise<void> {
  await db.query('DELETE FROM federation_outbox');
}

/**
 * Writes the publications that cover the entries from `from` up to and without `to` once more, each
 * as it was cut the first time so that each verifies alone; the oldest `limit` of them.
 */
export async function insertAgain(
  db: DataSource | EntityManager,
  { from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number },
  now: Date,
): Promise<number> {
  const [row] = await db.query<{ n: number }[]>(
    `WITH published AS (
       SELECT size, lag(size, 1, 0::bigint) OVER (ORDER BY size) AS start
       FROM ledger_publication WHERE log_id = ${OWN_LOG}),
     again AS (
       INSERT INTO federation_outbox (start_index, end_index, created_at)
       SELECT start, size, $4 FROM published WHERE size > $1 AND start < $2
       ORDER BY size LIMIT $3 RETURNING 1)
     SELECT count(*)::integer AS n FROM again`,
    [from, to, limit, now],
  );
  return row?.n ?? 0;
}
