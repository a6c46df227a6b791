import type { EntityManager } from 'typeorm';
import { type Frontier, parsePeaks } from '#ledger/frontier.js';
import { OWN_LOG } from './open-log.sql.js';
import { BODY_OVERHEAD, MAX_BATCH_LEAVES } from './segment-weight.js';

/** An intent whose turn has come. */
export interface QueuedIntent {
  readonly id: string;
  readonly entry: Buffer;
  readonly isPublic: boolean;
  /** Bytes it takes of a segment, bodies included. */
  readonly weight: number;
}

/** Makes this transaction the sequencer of its schema; false when another one is. Saves work only. */
export async function electSequencer(m: EntityManager): Promise<boolean> {
  const [row] = await m.query<{ elected: boolean }[]>(
    "SELECT pg_try_advisory_xact_lock(hashtext(current_schema() || ' ledger sequencer')) AS elected",
  );
  return row?.elected === true;
}

/** The oldest intents of the queue, at most one batch of them. */
export async function oldestIntents(m: EntityManager): Promise<readonly QueuedIntent[]> {
  const rows = await m.query<{ id: string; entry: Buffer; public: boolean; body_weight: number }[]>(
    `SELECT i.id, i.entry, i.public, (
       SELECT coalesce(sum(size + ${BODY_OVERHEAD}), 0) FROM ledger_body WHERE intent_id = i.id
     )::integer AS body_weight
     FROM ledger_queue q JOIN ledger_intent i ON i.id = q.intent_id
     ORDER BY q.seq LIMIT ${MAX_BATCH_LEAVES}`,
  );
  return rows.map(({ id, entry, public: isPublic, body_weight }) => ({
    id,
    entry,
    isPublic,
    weight: entry.length + body_weight,
  }));
}

/** Size and peaks of the own log. */
export async function readFrontier(m: EntityManager): Promise<Frontier> {
  const [row] = await m.query<{ size: string; peaks: Buffer }[]>(
    `SELECT size, peaks FROM ledger_head WHERE log_id = ${OWN_LOG}`,
  );
  if (!row) throw new Error('the ledger is not opened');
  return parsePeaks(Number(row.size), row.peaks);
}
