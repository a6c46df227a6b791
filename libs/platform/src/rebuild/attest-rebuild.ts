import type { DataSource } from 'typeorm';
import type { RebuildAttested } from '#domain/generated/schemas.js';
import type { Ids } from '../clock.js';
import { inTransaction } from '../database/in-transaction.js';
import { LedgerIntents } from '../ledger/ledger-intents.js';
import type { LedgerOptions } from '../ledger/ledger-options.js';
import { LedgerState } from '../ledger/ledger-state.js';

/**
 * Queues `rebuild.attested` in the ledger at work. The process that writes this ledger makes it a
 * leaf; while it is read-only or stopped the event waits. Gives the id of the event.
 */
export function attestRebuild(
  db: DataSource,
  options: LedgerOptions,
  ids: Ids,
  { result, at }: { readonly result: RebuildAttested; readonly at: Date },
): Promise<string> {
  // Whether the ledger may be written is for its process to know: an intent is only queued here.
  const state = new LedgerState();
  state.passGuard();
  const intents = new LedgerIntents(options, state, ids);
  return inTransaction(db, (m) =>
    intents.appendEvent(m, {
      type: 'eu.guildmark.rebuild.attested.v1',
      schema: 'events/rebuild.attested/1.0',
      subject: options.origin,
      data: result,
      time: at,
    }),
  );
}
