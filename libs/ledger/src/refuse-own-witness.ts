import { LedgerFormatError } from './ledger-format-error.js';
import type { Policy } from './policy.js';
import type { VerifierKey } from './verifier-key.js';

/**
 * Refuses, as `policy.malformed`, a policy in which an operator witnesses its own log: a witness with
 * one of the operator's own keys, whatever its name and type, or under one of its names
 * (docs/design/ledger.md 3, Policy file). `own` are the log key and the key of the own witness.
 */
export function refuseOwnWitness(policy: Policy, own: readonly VerifierKey[]): void {
  for (const { name, key } of policy.witnesses)
    if (own.some((mine) => mine.publicKey.equals(key.publicKey) || mine.name === key.name))
      throw new LedgerFormatError(
        'policy.malformed',
        `the witness ${name} is our own: a ledger is watched by others, or by nobody`,
      );
}
