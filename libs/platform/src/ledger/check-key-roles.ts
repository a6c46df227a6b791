import type { VerifierKey } from '#ledger/verifier-key.js';
import { type LedgerOptions, policyOf } from './ledger-options.js';

/**
 * Docs/design/ledger.md 9.6. Throws, so that the process does not start, when the key of the own
 * witness is that of the log, or stands in the own policy: a party that cosigns its own ledger proves
 * nothing. (One key under two roles of the key file is refused when the file is read.)
 */
export function checkKeyRoles({ policy, signer, ownWitness }: LedgerOptions): void {
  const { witnesses } = policyOf(policy, signer.verifier);
  const isOwn = (key: VerifierKey) => ownWitness?.publicKey.equals(key.publicKey) === true;
  if (isOwn(signer.verifier)) throw new Error('ledger.key-roles: the log key is the witness key');
  const own = witnesses.find(({ key }) => isOwn(key) || key.name === ownWitness?.name);
  if (own) throw new Error(`ledger.key-roles: the policy names the own witness as ${own.name}`);
}
