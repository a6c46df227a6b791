import type { ClusterBalance } from '../audit-document.js';
import type { ReportWords } from '../words/report-words.js';
import type { Plot } from './plot.js';
import { plotTernary } from './plot-ternary.js';

/** Half of a 90 % interval in standard deviations. */
const NORMAL_90 = 1.645;

/**
 * The middle of a cluster's firms in the triangle. A point never stands without its cloud: null under
 * eight firms, which have no intervals.
 */
export function plotCentre(
  { centre, ilr, ilrIntervals }: ClusterBalance,
  finding: string,
  words: ReportWords,
): Plot | null {
  if (ilrIntervals === null) return null;
  const [first = 0, second = 0] = ilrIntervals.map(
    ([low, high]) => ((high - low) / (2 * NORMAL_90)) ** 2,
  );
  const cloud = {
    mean: ilr,
    covariance: [
      [first, 0],
      [0, second],
    ],
  } as const;
  return plotTernary(
    { balance: { composition: centre, ilr, ilrIntervals, cloud }, finding },
    words,
  );
}
