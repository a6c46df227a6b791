/** A person as far as independence is concerned. */
export interface Party {
  readonly personId: string;
  readonly firmId: string;
  readonly managerId?: string | undefined;
  /** Firms they have ever been of, and managers they have ever had; the present ones may be named too. */
  readonly pastFirmIds?: readonly string[];
  readonly pastManagerIds?: readonly string[];
}

/** How an assessor is tied to a candidate. Any tie must be declared and forces a second assessor. */
export type Tie = 'none' | 'same-firm' | 'line-manager';

/**
 * The tie on record between a candidate and an assessor, over all that is known of the past (design
 * paper 1.2): who leaves a firm stays tied to those in it. The stronger one when both hold.
 */
export function tieBetween(candidate: Party, assessor: Party): Tie {
  const { managerId, pastManagerIds = [] } = candidate;
  if ([managerId, ...pastManagerIds].includes(assessor.personId)) return 'line-manager';
  return sharesFirm(candidate, assessor) ? 'same-firm' : 'none';
}

/** Whether two people were ever of one firm, at the same time or not. */
export function sharesFirm(one: Party, other: Party): boolean {
  const firms = new Set(firmsOf(one));
  return firmsOf(other).some((firmId) => firms.has(firmId));
}

const firmsOf = ({ firmId, pastFirmIds = [] }: Party): readonly string[] => [
  firmId,
  ...pastFirmIds,
];

const STRENGTH: readonly Tie[] = ['none', 'same-firm', 'line-manager'];

/** The stronger of two ties: somebody who has changed firms since is still tied. */
export const strongerTie = (one: Tie, other: Tie): Tie =>
  STRENGTH.indexOf(one) >= STRENGTH.indexOf(other) ? one : other;
