import type { DataSource, EntityManager } from 'typeorm';
import { parseCheckpointBody } from '#ledger/checkpoint.js';
import { type Frontier, parsePeaks } from '#ledger/frontier.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import {
  findLog,
  lockMirrorOpening,
  type NewLog,
  openLog,
  OWN_LOG,
} from '../ledger/open-log.sql.js';

/** Another party's ledger as far as it is held here. */
export interface Mirror {
  readonly logId: number;
  readonly frontier: Frontier;
}

/** A note held here, with the root it signs. */
export interface HeldNote {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

/** A body to keep; without bytes it is erased. */
export interface MirrorBody {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  readonly bytes: Buffer | undefined;
}

/**
 * The mirror of an origin, opened empty when there is none, with its head locked until the
 * transaction ends: bus and repair of one origin take turns. Our own ledger is not a mirror.
 */
export async function lockMirror(
  m: EntityManager,
  origin: string,
  verifierKey: string,
  openedAt: Date,
): Promise<Mirror> {
  const newMirror: NewLog = { origin, kind: 'mirror', verifierKey, openedAt };
  const logId = (await findLog(m, origin))?.logId ?? (await openMirror(m, newMirror));
  if (logId === OWN_LOG) throw new Error('the trust list names our own ledger as one to follow');
  return { logId, frontier: await readHead(m, logId, 'FOR UPDATE') };
}

/**
 * Holds what `lockMirror` would hold, and opens nothing. For whoever observes or parks an origin before
 * it takes more of it: a repair locks the mirror first, and the two would wait for each other.
 */
export async function holdMirror(m: EntityManager, origin: string): Promise<void> {
  let log = await findLog(m, origin);
  if (!log) {
    await lockMirrorOpening(m);
    log = await findLog(m, origin);
  }
  if (log && log.logId !== OWN_LOG) await readHead(m, log.logId, 'FOR UPDATE');
}

/** Bus and repair may meet a new origin at the same moment: the second finds what the first opened. */
async function openMirror(m: EntityManager, log: NewLog): Promise<number> {
  await lockMirrorOpening(m);
  return (await findLog(m, log.origin))?.logId ?? (await openLog(m, log));
}

/** The mirror whose origin has this SHA-256 in lower-case hex; never the own log. */
export async function findMirror(db: DataSource, originHash: string): Promise<number | undefined> {
  const [row] = await db.query<{ log_id: number }[]>(
    `SELECT log_id FROM ledger_log
     WHERE kind = 'mirror' AND sha256(convert_to(origin, 'UTF8')) = $1`,
    [Buffer.from(originHash, 'hex')],
  );
  return row?.log_id;
}

/** Size and peaks of a mirror without a lock; empty when there is none. */
export async function frontierOf(
  db: DataSource | EntityManager,
  origin: string,
): Promise<Frontier> {
  const [row] = await db.query<{ log_id: number }[]>(
    'SELECT log_id FROM ledger_log WHERE origin = $1',
    [origin],
  );
  return row ? readHead(db, row.log_id, '') : { size: 0, peaks: [] };
}

async function readHead(
  m: DataSource | EntityManager,
  logId: number,
  lock: '' | 'FOR UPDATE',
): Promise<Frontier> {
  const [row] = await m.query<{ size: string; peaks: Buffer }[]>(
    `SELECT size, peaks FROM ledger_head WHERE log_id = $1 ${lock}`,
    [logId],
  );
  if (!row) throw new Error(`log ${logId} has no head`);
  return parsePeaks(Number(row.size), row.peaks);
}

/** Entries with indices from `start` up to and without `end`. */
export async function entriesBetween(
  m: EntityManager,
  logId: number,
  start: number,
  end: number,
): Promise<readonly Buffer[]> {
  const rows = await m.query<{ entry: Buffer }[]>(
    `SELECT entry FROM ledger_leaf WHERE log_id = $1 AND idx >= $2 AND idx < $3 ORDER BY idx`,
    [logId, start, end],
  );
  return rows.map(({ entry }) => entry);
}

/** Notes of one size that the origin's log signed and we keep: seen, copied, or cosigned by us. */
export async function notesAt(
  m: EntityManager,
  origin: string,
  size: number,
): Promise<readonly HeldNote[]> {
  const rows = await m.query<{ note: string }[]>(
    `SELECT p.note FROM ledger_publication p JOIN ledger_log l USING (log_id)
     WHERE l.origin = $1 AND p.size = $2
     UNION ALL SELECT note FROM witness_state WHERE origin = $1 AND size = $2
     UNION ALL SELECT note FROM observed_checkpoint WHERE origin = $1 AND size = $2`,
    [origin, size],
  );
  return rows.map(({ note }) => held(note));
}

/** The newest note of the mirror, if it has one. */
export async function newestNote(m: EntityManager, logId: number): Promise<HeldNote | undefined> {
  const [row] = await m.query<{ note: string }[]>(
    'SELECT note FROM ledger_publication WHERE log_id = $1 ORDER BY size DESC LIMIT 1',
    [logId],
  );
  return row && held(row.note);
}

/** Size of the newest note held of an origin; -1 without one. */
export async function newestNoteSize(m: EntityManager, origin: string): Promise<number> {
  const [row] = await m.query<{ size: string | null }[]>(
    `SELECT max(size) AS size FROM ledger_publication JOIN ledger_log USING (log_id)
     WHERE origin = $1`,
    [origin],
  );
  return Number(row?.size ?? -1);
}

/** Publishes a note of the mirror, or replaces the one of its size. */
export async function storeNote(
  m: EntityManager,
  logId: number,
  { size, note }: Pick<HeldNote, 'size' | 'note'>,
  at: Date,
): Promise<void> {
  await m.query(
    `INSERT INTO ledger_publication (log_id, size, note, published_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (log_id, size) DO UPDATE SET note = excluded.note, published_at = excluded.published_at`,
    [logId, size, note, at],
  );
}

/** Which of these digests the mirror has, with their bytes; null bytes are erased. */
export async function heldBodies(
  m: EntityManager,
  logId: number,
  digests: readonly string[],
): Promise<ReadonlyMap<string, Buffer | null>> {
  if (digests.length === 0) return new Map();
  const rows = await m.query<{ sha256: Buffer; bytes: Buffer | null }[]>(
    'SELECT sha256, bytes FROM ledger_body WHERE log_id = $1 AND sha256 = ANY ($2::bytea[])',
    [logId, digests.map((digest) => Buffer.from(digest, 'hex'))],
  );
  return new Map(rows.map(({ sha256, bytes }) => [sha256.toString('hex'), bytes]));
}

/** Keeps bodies; one that is there, or erased, stays as it is. */
export async function storeBodies(
  m: EntityManager,
  logId: number,
  bodies: readonly MirrorBody[],
  at: Date,
): Promise<void> {
  if (bodies.length === 0) return;
  await m.query(
    `INSERT INTO ledger_body (log_id, sha256, media_type, size, bytes, erased_at)
     SELECT $1, sha256, media_type, size, bytes,
       CASE WHEN bytes IS NULL THEN $6::timestamptz END
     FROM unnest($2::bytea[], $3::text[], $4::integer[], $5::bytea[])
       b(sha256, media_type, size, bytes)
     ON CONFLICT DO NOTHING`,
    [
      logId,
      bodies.map(({ sha256 }) => Buffer.from(sha256, 'hex')),
      bodies.map(({ mediaType }) => mediaType),
      bodies.map(({ size }) => size),
      bodies.map(({ bytes }) => bytes ?? null),
      at,
    ],
  );
}

/** Notes what is wrong with a leaf of another party, once. */
export async function storeFinding(
  m: EntityManager | DataSource,
  finding: {
    readonly origin: string;
    readonly index: number;
    readonly code: string;
    readonly detail: string;
    readonly at: Date;
  },
): Promise<void> {
  await m.query(
    `INSERT INTO mirror_finding (origin, idx, code, detail, found_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [finding.origin, finding.index, finding.code, finding.detail, finding.at],
  );
}

function held(note: string): HeldNote {
  const { size, root } = parseCheckpointBody(parseSignedNote(note).text);
  return { size, root, note };
}
