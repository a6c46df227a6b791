import type { Estimate } from '../learning-appraisal.js';
import { limit } from '../statistics/moments.js';

/** Head count and age are asked, not estimated: a small variance for rounding only. */
const FACT_VARIANCE = 0.0004;

/** A firm's size from 0 (one person) to 1 (250), on a logarithmic scale (audit paper, 3.1). */
export function sizeFeature(heads: number): Estimate {
  const mean = limit(Math.log(Math.max(1, heads)) / Math.log(250), 0, 1);
  return { mean, variance: FACT_VARIANCE };
}

/** How young a firm is: 1 up to three years, 0 from eight (audit paper, 3.1). */
export function youngFeature(years: number): Estimate {
  return { mean: limit((8 - years) / 5, 0, 1), variance: FACT_VARIANCE };
}
