import { DomainError } from '../core/domain-error.js';
import type { StandardVersion } from '../generated/schemas.js';

/** Refuses `claim.level-unknown` for a level that the standard does not have. */
export function identifyClaim(standard: StandardVersion, level: number): void {
  if (standard.levels.some((l) => l.level === level)) return;
  throw new DomainError('claim.level-unknown', {
    expected: standard.levels.map((l) => l.level).join(', '),
    got: String(level),
  });
}
