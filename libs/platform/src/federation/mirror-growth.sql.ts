import type { EntityManager } from 'typeorm';
import { parseCheckpointBody } from '#ledger/checkpoint.js';
import { type Frontier, parsePeaks } from '#ledger/frontier.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { OWN_LOG } from '../ledger/open-log.sql.js';
import type { VerifiedCheckpoint } from './verify-checkpoint.js';

/** What a mirror is, as far as growing it plainly needs to know. */
export interface GrowingMirror {
  readonly logId: number;
  readonly frontier: Frontier;
  readonly isParked: boolean;
  /** Size of its newest note, -1 without one. */
  readonly noteSize: number;
}

/**
 * The mirror of an origin with its head locked and its observers kept out until the transaction
 * ends; undefined when there is none. Our own log never grows this way.
 */
export async function lockGrowing(
  m: EntityManager,
  origin: string,
): Promise<GrowingMirror | undefined> {
  const [head] = await m.query<{ log_id: number; size: string; peaks: Buffer }[]>(
    `SELECT log_id, size, peaks FROM ledger_head JOIN ledger_log USING (log_id)
     WHERE origin = $1 AND log_id <> ${OWN_LOG} FOR UPDATE OF ledger_head`,
    [origin],
  );
  if (!head) return undefined;
  // After the lock, as a statement of its own: it must see what whoever held the lock has written.
  const [state] = await m.query<{ parked: boolean; noted: string | null }[]>(
    `SELECT EXISTS (SELECT FROM parked_origin WHERE origin = $2) AS parked,
       (SELECT max(size) FROM ledger_publication WHERE log_id = $1) AS noted`,
    [head.log_id, origin],
  );
  return {
    logId: head.log_id,
    frontier: parsePeaks(Number(head.size), head.peaks),
    isParked: state?.parked ?? true,
    noteSize: Number(state?.noted ?? -1),
  };
}

/**
 * True when nothing that was ever seen of the log stands between its newest note and `end` but these
 * very checkpoints: then none of them can contradict anything. The caller holds lockObserving.
 */
export async function isUncontested(
  m: EntityManager,
  { logId, noteSize }: GrowingMirror,
  checkpoints: readonly VerifiedCheckpoint[],
): Promise<boolean> {
  const [last] = checkpoints.slice(-1);
  if (!last) return true;
  const rows = await m.query<{ note: string }[]>(
    `SELECT note FROM observed_checkpoint WHERE origin = $1 AND size > $2 AND size <= $3
     UNION ALL SELECT note FROM witness_state WHERE origin = $1 AND size > $2 AND size <= $3
     UNION ALL SELECT note FROM ledger_publication WHERE log_id = $4 AND size > $2 AND size <= $3`,
    [last.origin, noteSize, last.size, logId],
  );
  const roots = new Map(checkpoints.map(({ size, root }) => [size, root]));
  return rows.every(({ note }) => {
    const seen = parseCheckpointBody(parseSignedNote(note).text);
    return roots.get(seen.size)?.equals(seen.root) ?? false;
  });
}

/** The checkpoints of a range: seen for ever, and published; one statement for all of them. */
export async function storeCheckpoints(
  m: EntityManager,
  logId: number,
  checkpoints: readonly (VerifiedCheckpoint & { readonly logNote: string })[],
  at: Date,
): Promise<void> {
  await m.query(
    `WITH c AS (
       SELECT * FROM unnest($2::bigint[], $3::bytea[], $4::text[], $5::text[])
         c(size, root, log_note, note)),
     seen AS (
       INSERT INTO observed_checkpoint (origin, size, root, note, seen_from, first_seen)
       SELECT $1, size, root, log_note, 'bus', $6 FROM c ON CONFLICT DO NOTHING),
     batches AS (
       INSERT INTO ledger_batch (log_id, size, root, at)
       SELECT $7, size, root, now() FROM c ON CONFLICT DO NOTHING)
     INSERT INTO ledger_publication (log_id, size, note, published_at)
     SELECT $7, size, note, $6 FROM c
     ON CONFLICT (log_id, size) DO UPDATE
       SET note = excluded.note, published_at = excluded.published_at`,
    [
      checkpoints[0]?.origin,
      checkpoints.map(({ size }) => size),
      checkpoints.map(({ root }) => root),
      checkpoints.map(({ logNote }) => logNote),
      checkpoints.map(({ note }) => note),
      at,
      logId,
    ],
  );
}
