import type { Tie } from './tie-between.js';

/** What one assessor found, in the order of the assessments. */
export interface Submitted {
  readonly tie: Tie;
  readonly outcome: 'met' | 'not-met';
}

/**
 * State of a claim after an assessment was submitted. A declared tie forces a second assessor;
 * two assessors who disagree leave the claim to a moderator.
 */
export function nextState(
  submitted: readonly [Submitted, Submitted?],
): 'second-assessing' | 'moderating' | 'offered' | 'not-met' {
  const [first, second] = submitted;
  if (!second && first.tie !== 'none') return 'second-assessing';
  if (second && second.outcome !== first.outcome) return 'moderating';
  return first.outcome === 'met' ? 'offered' : 'not-met';
}
