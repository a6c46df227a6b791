import { addPerson, atLeast, countAble, strongestFirst } from './count-able.js';

/** Share of people who leave a firm within a year (audit paper, 4.3). */
const YEARLY_ATTRITION = 0.12;
/** Cover is held to be lost when it is less likely than this. */
const LIKELY = 0.5;

/** How many people keep the work going, when so many are needed: half of them, rounded up. */
export const coverOf = (need: number): number => Math.ceil(need / 2);

/**
 * How many of the strongest may leave before the cover is likely lost; 0: it is not met even now,
 * 1: all hangs on one person (audit paper, 4.3). Where no cover is needed, everybody may leave.
 */
export function busFactor(probabilities: readonly number[], cover: number): number {
  const strongest = strongestFirst(probabilities);
  if (cover <= 0) return strongest.length;
  // from nobody upwards: the first person whose coming makes the cover likely is the last who may not go
  let distribution: readonly number[] = [1];
  for (let left = strongest.length; left > 0; left--) {
    distribution = addPerson(distribution, strongest[left - 1] ?? 0);
    if (atLeast(distribution, cover) >= LIKELY) return left;
  }
  return 0;
}

/** Probability that the cover fails within a year in which each leaves with 12 %; 0 to 1. */
export function keyPersonRisk(probabilities: readonly number[], cover: number): number {
  const staying = probabilities.map((p) => p * (1 - YEARLY_ATTRITION));
  return Math.min(1, Math.max(0, 1 - atLeast(countAble(staying), cover)));
}
