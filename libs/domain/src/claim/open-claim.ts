import { DomainError } from '../core/domain-error.js';
import type { StandardVersion } from '../generated/schemas.js';
import { identifyClaim } from './identify-claim.js';

/** A criterion that has to be judged for a claim. */
export type Criterion = StandardVersion['criteria'][number];

/**
 * Checks that a claim can be opened, and gives the criteria that will be judged: all up to the level.
 * Refuses a level the standard does not have, and evidence of which no item is of an accepted kind.
 */
export function openClaim(
  standard: StandardVersion,
  level: number,
  evidenceKinds: readonly string[],
): readonly Criterion[] {
  identifyClaim(standard, level);
  if (!evidenceKinds.some((kind) => (standard.evidenceKinds as readonly string[]).includes(kind)))
    throw new DomainError('evidence.kind-not-accepted', {
      expected: standard.evidenceKinds.join(', '),
      got: evidenceKinds.join(', '),
    });
  return standard.criteria.filter((criterion) => criterion.level <= level);
}
