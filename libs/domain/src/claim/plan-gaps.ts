import type { NewJudgement } from '../generated/schemas.js';
import type { Criterion } from './open-claim.js';

/** One criterion that is not shown yet, what is missing, and which kinds of evidence would show it. */
export interface Gap {
  readonly criterionId: string;
  readonly missing: string;
  readonly wouldShow: readonly string[];
}

/** The plan that goes with a decision: one gap for each criterion that was not found met. */
export function planGaps(
  criteria: readonly Criterion[],
  judgements: NewJudgement['criteria'],
  evidenceKinds: readonly string[],
): readonly Gap[] {
  const observed = ['observation', 'simulation', 'work-sample'];
  return judgements
    .filter(({ outcome }) => outcome !== 'met')
    .map(({ criterionId, rationale = '' }) => {
      const mustObserve = criteria.find(({ id }) => id === criterionId)?.mustObserve ?? false;
      const direct = evidenceKinds.filter((kind) => observed.includes(kind));
      return {
        criterionId,
        missing: rationale.trim(),
        wouldShow: mustObserve && direct.length > 0 ? direct : evidenceKinds,
      };
    });
}
