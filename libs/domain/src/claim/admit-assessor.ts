import { DomainError } from '../core/domain-error.js';
import { type Party, strongerTie, type Tie, tieBetween } from './tie-between.js';

/** The turn of an assessment: the first, the second, a fresh one for a moderator, the appeal. */
export type Turn = 1 | 2 | 3 | 4;

/** Who is to assess, in which turn, and what was declared. */
export interface Admission {
  readonly candidate: Party;
  readonly assessor: Party & { readonly isAssessor: boolean };
  readonly turn: Turn;
  readonly declaredTie: Tie;
  /** The tie that was on record when the assessor was assigned; it is not undone by moving. */
  readonly recordedTie?: Tie | undefined;
  /** Kinship, or money that goes between the two. */
  readonly conflict?: boolean | undefined;
  /** People who have assessed the claim in other turns, or moderated it, at any time. */
  readonly earlier: readonly string[];
  /** People who made or witnessed evidence of the claim. */
  readonly makers: readonly string[];
  /** People who have acted for the hub on the claim. */
  readonly officers: readonly string[];
}

/**
 * Decides whether a person may assess a claim, and gives the tie on record (design paper 1.2).
 * Refuses the candidate, who is not an assessor, who made evidence, who acted for the hub, kinship
 * and money, an undeclared or misdeclared tie; after the first turn anybody who has assessed the
 * claim before or is tied to the candidate in any way.
 */
export function admitAssessor(admission: Admission): Tie {
  const { candidate, assessor, declaredTie, turn } = admission;
  const { personId } = assessor;
  if (personId === candidate.personId) throw new DomainError('assessor.is-candidate');
  if (!assessor.isAssessor) throw new DomainError('assessor.not-mandated');
  if (admission.makers.includes(personId)) throw new DomainError('assessor.made-evidence');
  if (admission.officers.includes(personId)) throw new DomainError('issuer.was-assessor');
  if (admission.conflict) throw new DomainError('assessor.conflict');
  const tie = strongerTie(tieBetween(candidate, assessor), admission.recordedTie ?? 'none');
  if (turn > 1 && (tie !== 'none' || admission.earlier.includes(personId)))
    throw new DomainError(turn === 4 ? 'appeal.not-independent' : 'assessor.not-independent', {
      got: tie,
    });
  if (tie !== declaredTie)
    throw new DomainError(
      declaredTie === 'none' ? 'assessor.conflict-undeclared' : 'assessor.tie-mismatch',
      { expected: tie, got: declaredTie },
    );
  return tie;
}

/** Refuses `moderator.not-independent` for the candidate and for who has assessed the claim. */
export function admitModerator(
  moderator: string | undefined,
  candidate: string,
  assessors: readonly string[],
): void {
  if (moderator === undefined) return;
  if (moderator === candidate || assessors.includes(moderator))
    throw new DomainError('moderator.not-independent');
}
