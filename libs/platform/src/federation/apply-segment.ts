import type { BusRecord } from '#federation/bus.js';
import { isKeyName } from '#ledger/key-name.js';
import { inTransaction } from '../database/in-transaction.js';
import type { FollowerContext } from './follower-context.js';
import { readRecord } from './read-record.js';
import { type Outcome, takeRecord } from './take-record.js';

/**
 * One record in a transaction of its own: what takeBatch does with many must come to the same state.
 * A record that does not verify costs one quarantine row and changes nothing of its origin. Throws on
 * faults of ours only; then nothing was written and it may come again.
 */
export function applySegment(context: FollowerContext, record: BusRecord): Promise<Outcome> {
  return inTransaction(context.db, async (m) => {
    const trust = isKeyName(record.key) ? await context.ledgers.trustOf(record.key, m) : undefined;
    const { outcome } = await takeRecord(m, context, readRecord(record), trust);
    return outcome;
  });
}
