import type { DataSource, EntityManager } from 'typeorm';
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

interface IntentRow {
  readonly id: string;
  readonly entry: Buffer;
  readonly public: boolean;
  readonly body_weight: number;
}

const INTENT = `SELECT i.id, i.entry, i.public, (
    SELECT coalesce(sum(size + ${BODY_OVERHEAD}), 0) FROM ledger_body WHERE intent_id = i.id
  )::integer AS body_weight
  FROM ledger_queue q JOIN ledger_intent i ON i.id = q.intent_id`;

const intentOf = ({ id, entry, public: isPublic, body_weight }: IntentRow): QueuedIntent => ({
  id,
  entry,
  isPublic,
  weight: entry.length + body_weight,
});

/** Makes this transaction the sequencer of its schema; false when another one is. Saves work only. */
export async function electSequencer(m: EntityManager): Promise<boolean> {
  const [row] = await m.query<{ elected: boolean }[]>(
    "SELECT pg_try_advisory_xact_lock(hashtext(current_schema() || ' ledger sequencer')) AS elected",
  );
  return row?.elected === true;
}

/** The oldest intents of the queue, at most one batch of them; with `publicOnly` of the public ones. */
export async function oldestIntents(
  m: EntityManager,
  publicOnly: boolean,
): Promise<readonly QueuedIntent[]> {
  const which = publicOnly ? 'WHERE i.public' : '';
  const rows = await m.query<IntentRow[]>(
    `${INTENT} ${which} ORDER BY q.seq LIMIT ${MAX_BATCH_LEAVES}`,
  );
  return rows.map(intentOf);
}

/** Ids of all commitments whose epoch has ended, in no order. */
export async function endedCommitments(m: EntityManager): Promise<string[]> {
  const rows = await m.query<{ intent_id: string }[]>(
    'SELECT intent_id FROM ledger_queue WHERE epoch IS NOT NULL',
  );
  return rows.map(({ intent_id }) => intent_id);
}

/** Queued intents by their ids, in the order of the ids. */
export async function queuedIntents(
  m: EntityManager,
  ids: readonly string[],
): Promise<readonly QueuedIntent[]> {
  const rows = await m.query<IntentRow[]>(
    `${INTENT} WHERE i.id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], i.id)`,
    [ids],
  );
  return rows.map(intentOf);
}

/** Size and peaks of the own log. */
export async function readFrontier(m: EntityManager): Promise<Frontier> {
  const [row] = await m.query<{ size: string; peaks: Buffer }[]>(
    `SELECT size, peaks FROM ledger_head WHERE log_id = ${OWN_LOG}`,
  );
  if (!row) throw new Error('the ledger is not opened');
  return parsePeaks(Number(row.size), row.peaks);
}

/** Seconds the oldest intent has waited, by the database's clock, which also wrote when it came. */
export async function longestWait(db: DataSource): Promise<number> {
  const [row] = await db.query<{ seconds: number }[]>(
    `SELECT extract(epoch FROM now() - queued_at)::float8 AS seconds
     FROM ledger_queue ORDER BY seq LIMIT 1`,
  );
  return row?.seconds ?? 0;
}
