import type { DataSource } from 'typeorm';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { intervalsOf, keyChangesOf, type ListedLogKey } from './key-changes.sql.js';
import type { LedgerOptions } from './ledger-options.js';
import { OWN_LOG } from './open-log.sql.js';

/**
 * Keys under which a note of our log may be shown to us: those that the ledger names, and those of
 * the key file that a restored ledger may not name any more. At least one: the key it was opened with.
 */
export async function possibleKeys(
  db: DataSource,
  { signers }: Pick<LedgerOptions, 'signers'>,
): Promise<readonly [ListedLogKey, ...ListedLogKey[]]> {
  const [first, ...others] = intervalsOf(await keyChangesOf(db, OWN_LOG));
  if (!first) throw new Error('the ledger is not opened');
  const isNamed = (key: string) =>
    [first, ...others].some(({ verifierKey }) => verifierKey === key);
  const added = signers
    .map(({ verifier }) => formatVerifierKey(verifier))
    .filter((key) => !isNamed(key))
    .map((verifierKey) => ({ verifierKey, fromSize: 0 }));
  return [first, ...others, ...added];
}
