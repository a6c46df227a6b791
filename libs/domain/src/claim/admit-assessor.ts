import { DomainError } from '../core/domain-error.js';
import { type Party, type Tie, tieBetween } from './tie-between.js';

/** Who is to assess, in which turn, and the tie that was declared. */
export interface Admission {
  readonly candidate: Party;
  readonly assessor: Party & { readonly isAssessor: boolean };
  readonly declaredTie: Tie;
  /** Person of the first assessor, when this is the second one. */
  readonly first?: string | undefined;
}

/**
 * Decides whether a person may assess a claim, and gives the tie on record.
 * Refuses: not an assessor, the candidate, an undeclared or misdeclared tie, and as the second
 * assessor anybody who is the first one or tied to the candidate in any way.
 */
export function admitAssessor({ candidate, assessor, declaredTie, first }: Admission): Tie {
  if (assessor.personId === candidate.personId) throw new DomainError('assessor.is-candidate');
  if (!assessor.isAssessor) throw new DomainError('assessor.not-mandated');
  const tie = tieBetween(candidate, assessor);
  if (first !== undefined && (tie !== 'none' || first === assessor.personId))
    throw new DomainError('assessor.not-independent', { got: tie });
  if (tie !== declaredTie)
    throw new DomainError(
      declaredTie === 'none' ? 'assessor.conflict-undeclared' : 'assessor.tie-mismatch',
      { expected: tie, got: declaredTie },
    );
  return tie;
}
