import type { EntityManager } from 'typeorm';
import { OWN_LOG } from './open-log.sql.js';

/** An intent that waits, with the entry it wants written. */
export interface WaitingIntent {
  readonly id: string;
  readonly entry: Buffer;
}

/** Intents in the queue that ask for one of these entries, oldest first. */
export async function intentsFor(
  m: EntityManager,
  entries: readonly Buffer[],
): Promise<readonly WaitingIntent[]> {
  return m.query<WaitingIntent[]>(
    `SELECT i.id, i.entry FROM ledger_queue q JOIN ledger_intent i ON i.id = q.intent_id
     WHERE i.entry = ANY ($1::bytea[]) ORDER BY q.seq`,
    [entries],
  );
}

/** A checkpoint that was signed and published before the loss; its segment was sent then. */
export async function restorePublication(
  m: EntityManager,
  { size, note, at }: { readonly size: number; readonly note: string; readonly at: Date },
): Promise<void> {
  await m.query(
    `INSERT INTO ledger_checkpoint (log_id, size, note) VALUES (${OWN_LOG}, $1, $2)
     ON CONFLICT DO NOTHING`,
    [size, note],
  );
  await m.query(
    `INSERT INTO ledger_publication (log_id, size, note, published_at)
     VALUES (${OWN_LOG}, $1, $2, $3) ON CONFLICT DO NOTHING`,
    [size, note, at],
  );
}

/** Erases again what a backup has brought back. */
export async function eraseBodies(
  m: EntityManager,
  digests: readonly string[],
  at: Date,
): Promise<void> {
  if (digests.length === 0) return;
  await m.query(
    `UPDATE ledger_body SET bytes = NULL, erased_at = $2
     WHERE log_id = ${OWN_LOG} AND sha256 = ANY ($1::bytea[]) AND bytes IS NOT NULL`,
    [digests.map((digest) => Buffer.from(digest, 'hex')), at],
  );
}
