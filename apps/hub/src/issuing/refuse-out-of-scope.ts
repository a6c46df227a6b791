import { standingAt } from '#domain/accreditation/standing-at.js';
import { DomainError } from '#domain/core/domain-error.js';

/** Refuses `credential.out-of-scope` when the decisions do not cover the standard and level now. */
export function refuseOutOfScope(
  decisions: Parameters<typeof standingAt>[0],
  { versionUri, level }: { readonly versionUri: string; readonly level: number },
  now: Date,
): void {
  if (standingAt(decisions, versionUri, level, now) === 'covered') return;
  throw new DomainError('credential.out-of-scope', {
    expected: 'an accreditation that covers the standard and level today',
    got: `${versionUri} at level ${String(level)}`,
  });
}
