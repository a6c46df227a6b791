import type { EntityManager } from 'typeorm';
import type { SeenCheckpoint } from '#ledger/observe.js';

/** The way by which a checkpoint came. */
export type SeenFrom = 'bus' | 'http' | 'witness' | 'proof';

/**
 * Observers of one origin take turns until the transaction ends: two views that come at the same
 * moment must not miss each other. Taken after the head of a mirror, never before it.
 */
export async function lockObserving(m: EntityManager, origin: string): Promise<void> {
  await m.query("SELECT pg_advisory_xact_lock(hashtextextended('observe ' || $1::text, 0))", [
    origin,
  ]);
}

/** Remembers a checkpoint for ever; the first note of a root stays. */
export async function rememberCheckpoint(
  m: EntityManager,
  { origin, size, root, note }: SeenCheckpoint,
  seenFrom: SeenFrom,
  at: Date,
): Promise<void> {
  await m.query(
    `INSERT INTO observed_checkpoint (origin, size, root, note, seen_from, first_seen)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [origin, size, root, note, seenFrom, at],
  );
}

/** Checkpoints seen of an origin with sizes above `from` up to and with `to`, smallest first. */
export async function observedBetween(
  m: EntityManager,
  origin: string,
  from: number,
  to: number,
): Promise<readonly SeenCheckpoint[]> {
  const rows = await m.query<{ size: string; root: Buffer; note: string }[]>(
    `SELECT size, root, note FROM observed_checkpoint
     WHERE origin = $1 AND size > $2 AND size <= $3 ORDER BY size, root`,
    [origin, from, to],
  );
  return rows.map(({ size, root, note }) => ({ origin, size: Number(size), root, note }));
}
