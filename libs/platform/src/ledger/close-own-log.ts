import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import { insertIntent } from './insert-intent.sql.js';
import type { LedgerIntents } from './ledger-intents.js';
import type { ClosingReason } from './ledger-options.js';
import type { LedgerState } from './ledger-state.js';
import { OWN_LOG } from './open-log.sql.js';

/** What closing needs of its process. */
export interface ClosingParts {
  readonly db: DataSource;
  readonly intents: LedgerIntents;
  readonly state: LedgerState;
}

/**
 * One step towards the end of the ledger: `ledger.closed` as its last leaf once the queue is empty,
 * then, once that leaf is published, nothing more is sequenced or signed. Call again until then.
 * New intents have been refused since the order (see LedgerState.beginClosing).
 */
export async function closeOwnLog(
  { db, intents, state }: ClosingParts,
  { origin, reason }: { readonly origin: string; readonly reason: ClosingReason },
  now: Date,
): Promise<void> {
  const isClosed = await inTransaction(db, async (m) => {
    // Waits for the intents of transactions under way, here and in other processes.
    const [log] = await m.query<{ closed_at: Date | null }[]>(
      `SELECT closed_at FROM ledger_log WHERE log_id = ${OWN_LOG} FOR UPDATE`,
    );
    if (log?.closed_at) return true;
    // The last leaf must be the last: what waits comes first, commitments behind public leaves too.
    if (await somethingWaits(m)) return false;
    const intent = intents.eventIntent({
      type: 'eu.guildmark.ledger.closed.v1',
      schema: 'events/ledger.closed/1.0',
      subject: origin,
      data: { origin, reason },
      time: now,
    });
    await insertIntent(m, intent);
    await m.query(`UPDATE ledger_log SET closed_at = $1 WHERE log_id = ${OWN_LOG}`, [now]);
    return true;
  });
  if (isClosed && (await isAllPublished(db))) state.noteClosed();
}

async function somethingWaits(m: EntityManager): Promise<boolean> {
  const [row] = await m.query<{ waits: boolean }[]>(
    'SELECT EXISTS (SELECT FROM ledger_queue) AS waits',
  );
  return row?.waits !== false;
}

/** The queue is empty and the last checkpoint covers every leaf. */
async function isAllPublished(db: DataSource): Promise<boolean> {
  const [row] = await db.query<{ done: boolean }[]>(
    `SELECT NOT EXISTS (SELECT FROM ledger_queue) AND h.size = (
       SELECT max(size) FROM ledger_publication WHERE log_id = ${OWN_LOG}) AS done
     FROM ledger_head h WHERE h.log_id = ${OWN_LOG}`,
  );
  return row?.done === true;
}
