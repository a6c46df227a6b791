import { countAble } from '#domain/audit/skills/count-able.js';

/**
 * The calibration error that is to be expected of probabilities that are all true, in bins of equal
 * mass (ten) as `calibrationError` makes them: with few cases chance alone departs from what was
 * stated. Exact, by the distribution of the sum in each bin. NaN without statements.
 */
export function calibrationFloor(probabilities: readonly number[], bins = 10): number {
  const sorted = [...probabilities].sort((a, b) => a - b);
  let error = 0;
  for (let bin = 0; bin < bins; bin++) {
    const part = sorted.slice(
      Math.floor((bin * sorted.length) / bins),
      Math.floor(((bin + 1) * sorted.length) / bins),
    );
    const stated = part.reduce((sum, probability) => sum + probability, 0);
    for (const [happened, chance] of countAble(part).entries())
      error += chance * Math.abs(stated - happened);
  }
  return error / sorted.length;
}
