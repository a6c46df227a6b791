/** A person as far as independence is concerned. */
export interface Party {
  readonly personId: string;
  readonly firmId: string;
  readonly managerId?: string | undefined;
}

/** How an assessor is tied to a candidate. Any tie must be declared and forces a second assessor. */
export type Tie = 'none' | 'same-firm' | 'line-manager';

/** The tie on record between a candidate and an assessor; the stronger one when both hold. */
export function tieBetween(candidate: Party, assessor: Party): Tie {
  if (candidate.managerId === assessor.personId) return 'line-manager';
  return candidate.firmId === assessor.firmId ? 'same-firm' : 'none';
}

const STRENGTH: readonly Tie[] = ['none', 'same-firm', 'line-manager'];

/** The stronger of two ties: somebody who has changed firms since is still tied. */
export const strongerTie = (one: Tie, other: Tie): Tie =>
  STRENGTH.indexOf(one) >= STRENGTH.indexOf(other) ? one : other;
