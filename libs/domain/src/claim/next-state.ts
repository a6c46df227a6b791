import type { NewJudgement } from '../generated/schemas.js';

/** What one assessor found. */
export interface Submitted {
  readonly criteria: NewJudgement['criteria'];
  /** Highest level at which everything is met; absent when there is none. */
  readonly level?: number | undefined;
}

/** How far the assessing has come. */
export type AfterSubmission = 'second-assessing' | 'moderating' | 'decided';

/**
 * Where a claim goes when the first, the second, or a fresh assessor whom a moderator asked for has
 * judged. Two who differ in any criterion or in the level leave it to a moderator; so does every
 * fresh judgement, as the moderator ordered it.
 */
export function nextState(
  turns: readonly [Submitted, Submitted | undefined, Submitted | undefined],
  secondForced: boolean,
): AfterSubmission {
  const [first, second, fresh] = turns;
  if (fresh) return 'moderating';
  if (!second) return secondForced ? 'second-assessing' : 'decided';
  return differ(first, second) ? 'moderating' : 'decided';
}

function differ(first: Submitted, second: Submitted): boolean {
  const outcomes = new Map(first.criteria.map((c) => [c.criterionId, c.outcome]));
  return (
    first.level !== second.level ||
    first.criteria.length !== second.criteria.length ||
    second.criteria.some((c) => outcomes.get(c.criterionId) !== c.outcome)
  );
}
