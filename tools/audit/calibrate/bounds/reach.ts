/** How far calling cases gets, when each is called that is likely enough. */
export interface Reach {
  /** Share of the called cases that are so. */
  readonly precision: number;
  /** Share of the cases that are so which are called. */
  readonly recall: number;
}

/**
 * What can be expected at best of calling some cases, from the probability with which each is truly so.
 * Calling the likeliest first is best for either figure (lemma of Neyman and Pearson), so no rule that
 * sees the same gets past the points that are returned: those of one call, two calls and so on.
 */
export function reachOf(probabilities: readonly number[]): readonly Reach[] {
  const all = probabilities.reduce((sum, probability) => sum + probability, 0);
  let right = 0;
  return [...probabilities]
    .sort((a, b) => b - a)
    .map((probability, before) => {
      right += probability;
      return { precision: right / (before + 1), recall: right / all };
    });
}

/** The highest recall at a precision of at least so much; NaN where no call is that precise. */
export function recallAt(reach: readonly Reach[], precision: number): number {
  // Precision only falls with each further call, so the last point that holds calls the most.
  return reach.findLast((point) => point.precision >= precision)?.recall ?? Number.NaN;
}

/** The highest precision at a recall of at least so much; NaN where nothing is so. */
export function precisionAt(reach: readonly Reach[], recall: number): number {
  // The sums end a hair below one.
  return reach.find((point) => point.recall >= recall - 1e-12)?.precision ?? Number.NaN;
}
