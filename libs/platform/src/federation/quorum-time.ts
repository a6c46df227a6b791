import type { Cosignature } from '#ledger/cosignature.js';
import { type Policy, quorumMet } from '#ledger/policy.js';

/**
 * The latest time at which a quorum of the policy vouches for a note: that of the cosignature which
 * completes it when the newest come first, so that no witness alone can make a note look young. POSIX
 * seconds; undefined where nobody has to vouch, or too few do. Cosignatures must be verified.
 */
export function quorumTime(
  policy: Policy,
  cosignatures: readonly Pick<Cosignature, 'key' | 'time'>[],
): number | undefined {
  if (policy.quorum.kind === 'none') return undefined;
  const newestFirst = [...cosignatures].sort((a, b) => b.time - a.time);
  const completing = newestFirst.find((_, i) =>
    quorumMet(
      policy,
      newestFirst.slice(0, i + 1).map(({ key }) => key),
    ),
  );
  return completing?.time;
}
