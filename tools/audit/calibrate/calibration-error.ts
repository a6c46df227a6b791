/** A probability that was stated, and whether what it was about came true. */
export interface Stated {
  readonly probability: number;
  readonly happened: boolean;
}

/**
 * Expected calibration error in bins of equal mass (ten): mean distance between what was stated and
 * how often it came true. NaN without statements.
 */
export function calibrationError(statements: readonly Stated[], bins = 10): number {
  const sorted = [...statements].sort((a, b) => a.probability - b.probability);
  let error = 0;
  for (let bin = 0; bin < bins; bin++) {
    const part = sorted.slice(
      Math.floor((bin * sorted.length) / bins),
      Math.floor(((bin + 1) * sorted.length) / bins),
    );
    if (part.length === 0) continue;
    const stated = part.reduce((sum, { probability }) => sum + probability, 0);
    const happened = part.filter((statement) => statement.happened).length;
    error += Math.abs(stated - happened);
  }
  return error / sorted.length;
}

/** How many of `all` are so, as a share; NaN of none. */
export function shareOf<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.filter(holds).length / all.length;
}
