import type { EntityManager } from 'typeorm';
import { OWN_LOG } from './open-log.sql.js';

/** When the last epoch ended; undefined before the first. */
export async function lastCut(m: EntityManager): Promise<Date | undefined> {
  const [row] = await m.query<{ cut_at: Date }[]>(
    `SELECT cut_at FROM ledger_epoch WHERE log_id = ${OWN_LOG}`,
  );
  return row?.cut_at;
}

/** Remembers the end of an epoch. */
export async function saveCut(m: EntityManager, at: Date): Promise<void> {
  await m.query(
    `INSERT INTO ledger_epoch (log_id, cut_at) VALUES (${OWN_LOG}, $1)
     ON CONFLICT (log_id) DO UPDATE SET cut_at = excluded.cut_at`,
    [at],
  );
}

/** Marks every commitment that waits and is not yet marked, and gives their number. */
export async function markEpoch(m: EntityManager, at: Date): Promise<number> {
  const [row] = await m.query<{ count: number }[]>(
    `WITH marked AS (
       UPDATE ledger_queue q SET epoch = $1 FROM ledger_intent i
       WHERE i.id = q.intent_id AND NOT i.public AND q.epoch IS NULL RETURNING 1)
     SELECT count(*)::integer AS count FROM marked`,
    [at],
  );
  return row?.count ?? 0;
}

/** Pads of one epoch, as intents that wait like all others. */
export async function queuePads(
  m: EntityManager,
  pads: readonly { readonly id: string; readonly entry: Buffer }[],
  at: Date,
): Promise<void> {
  await m.query(
    `WITH i AS (
       INSERT INTO ledger_intent (id, log_id, entry, public)
       SELECT id, ${OWN_LOG}, entry, false FROM unnest($1::uuid[], $2::bytea[]) t(id, entry)
       RETURNING id)
     INSERT INTO ledger_queue (intent_id, epoch) SELECT id, $3::timestamptz FROM i`,
    [pads.map(({ id }) => id), pads.map(({ entry }) => entry), at],
  );
}
