import { type Check, from, passed, refuted, unchecked } from './check.js';
import { listedHub, type VerificationCase, withoutTrustList } from './verification-case.js';

/**
 * Whether the key was the issuer's when it signed: the proven leaf must lie in the interval of the
 * ledger in which the key was in use. A stolen old key can then not sign for the past;
 * nothing without a proven leaf is taken from a key that the issuer calls compromised.
 */
export function checkKey(verification: VerificationCase, leafIndex: number | undefined): Check {
  const { credential, trust } = verification;
  if (trust.state !== 'found') return withoutTrustList('key', trust);
  const listed = listedHub(verification)?.keys.find(({ kid }) => kid === credential.kid);
  if (listed === undefined) {
    return from(unchecked('key', 'key.history-unknown'), trust);
  }
  if (leafIndex === undefined && listed.compromised) {
    return from(refuted('key', 'key.compromised'), trust);
  }
  if (leafIndex === undefined) {
    return from(unchecked('key', 'key.time-unproven'), trust);
  }
  const { fromIndex, toIndex } = listed;
  const inUse =
    Number(fromIndex) <= leafIndex && (toIndex === undefined || leafIndex < Number(toIndex));
  return from(inUse ? passed('key', 'key.in-use') : refuted('key', 'key.not-in-use'), trust);
}
