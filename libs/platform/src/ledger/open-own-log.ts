import type { EntityManager } from 'typeorm';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { keyChangesOf } from './key-changes.sql.js';
import type { LedgerIntents } from './ledger-intents.js';
import { type LedgerOptions, policyOf } from './ledger-options.js';
import { refuseOtherPredecessor } from './refuse-other-predecessor.js';
import { findOwnLog, lockOpening, openLog, OWN_LOG } from './open-log.sql.js';

/**
 * Opens the ledger of this party when it is new: the log row and its first intent, `ledger.opened`,
 * in the caller's transaction. Throws, so that the process does not start, when the origin is not
 * that of the ledger, the keys are not its keys, or a predecessor is given that the first leaf does
 * not name (docs/design/ledger.md 9.1, 9.6).
 */
export async function openOwnLog(
  m: EntityManager,
  options: LedgerOptions,
  intents: LedgerIntents,
  now: Date,
): Promise<void> {
  const { origin, policy, signers, opened } = options;
  for (const { verifier } of signers) {
    if (verifier.type !== 1 || verifier.name !== origin)
      throw new Error(`ledger.key-mismatch: the key must be a log key named ${origin}`);
    // Refuses a policy in which one of the log's own keys is a witness.
    policyOf(policy, verifier);
  }
  await lockOpening(m);
  const stored = await findOwnLog(m);
  if (stored) {
    if (stored.origin !== origin)
      throw new Error(`ledger.origin-mismatch: the ledger is ${stored.origin}, not ${origin}`);
    await refuseOtherPredecessor(m, opened.succeeds);
    return refuseForeignKeys(m, options);
  }
  const verifierKey = formatVerifierKey(signers[0].verifier);
  await openLog(m, { origin, kind: 'own', verifierKey, openedAt: now });
  await intents.appendEvent(m, {
    type: 'eu.guildmark.ledger.opened.v1',
    schema: 'events/ledger.opened/1.0',
    subject: origin,
    data: { origin, verifierKey, policy, ...opened },
    time: now,
  });
}

/**
 * Every key the ledger names must be in the key file, in use or retired, and a key it does not name
 * may only follow them: so a wrong file is told from a key that is new.
 */
async function refuseForeignKeys(
  m: EntityManager,
  { signers, retiredKeys = [] }: LedgerOptions,
): Promise<void> {
  const inUse = signers.map(({ verifier }) => formatVerifierKey(verifier));
  const given = [...retiredKeys.map(formatVerifierKey), ...inUse];
  const named = await keyChangesOf(m, OWN_LOG);
  for (const { verifierKey, isRetired } of named) {
    if (!given.includes(verifierKey))
      throw new Error(`ledger.key-mismatch: the ledger has ${verifierKey}`);
    if (isRetired && inUse.includes(verifierKey))
      throw new Error(`ledger.key-mismatch: ${verifierKey} is retired for ever`);
  }
  const isNamed = (key: string) => named.some(({ verifierKey }) => verifierKey === key);
  const firstNew = inUse.findIndex((key) => !isNamed(key));
  if (firstNew >= 0 && inUse.slice(firstNew).some(isNamed))
    throw new Error(`ledger.key-mismatch: the ledger never named ${inUse[firstNew] ?? ''}`);
}
