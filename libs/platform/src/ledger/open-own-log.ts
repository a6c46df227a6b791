import type { DataSource } from 'typeorm';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { inTransaction } from '../database/in-transaction.js';
import type { LedgerIntents } from './ledger-intents.js';
import type { LedgerOptions } from './ledger-options.js';
import { findOwnLog, lockOpening, openLog } from './open-log.sql.js';

/**
 * Opens the ledger of this party when it is new: the log row and its first intent, `ledger.opened`,
 * in one transaction. Throws, so that the process does not start, when origin or key are not those
 * the ledger was opened with (docs/design/ledger.md 9.1).
 */
export async function openOwnLog(
  db: DataSource,
  options: LedgerOptions,
  intents: LedgerIntents,
  now: Date,
): Promise<void> {
  const { origin, policy, signer, opened } = options;
  const verifierKey = formatVerifierKey(signer.verifier);
  if (signer.verifier.type !== 1 || signer.verifier.name !== origin)
    throw new Error(`ledger.key-mismatch: the key must be a log key named ${origin}`);
  await inTransaction(db, async (m) => {
    await lockOpening(m);
    const stored = await findOwnLog(m);
    if (!stored) {
      await openLog(m, { origin, kind: 'own', verifierKey, openedAt: now });
      await intents.appendEvent(m, {
        type: 'eu.guildmark.ledger.opened.v1',
        schema: 'events/ledger.opened/1.0',
        subject: origin,
        data: { origin, verifierKey, policy, ...opened },
        time: now,
      });
      return;
    }
    if (stored.origin !== origin)
      throw new Error(`ledger.origin-mismatch: the ledger is ${stored.origin}, not ${origin}`);
    if (stored.verifierKey !== verifierKey)
      throw new Error(`ledger.key-mismatch: the ledger has ${stored.verifierKey}`);
  });
}
