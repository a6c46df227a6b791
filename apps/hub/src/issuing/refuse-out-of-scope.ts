import { type Decision, standingAt } from '#domain/accreditation/standing-at.js';
import { DomainError } from '#domain/core/domain-error.js';

/** Refuses `credential.out-of-scope` when the decisions do not cover a standard and level at a moment. */
export function refuseOutOfScope(
  decisions: readonly Decision[],
  { versionUri, level }: { readonly versionUri: string; readonly level: number },
  now: Date,
): void {
  if (standingAt(decisions, versionUri, level, now) === 'covered') return;
  throw new DomainError('credential.out-of-scope', {
    expected: 'an accreditation that covers the standard and level today',
    got: `${versionUri} at level ${String(level)}`,
  });
}
