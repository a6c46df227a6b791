import type { Estimate } from '../learning-appraisal.js';

/**
 * A count of records as an estimate from 0 to 1 (audit paper, 2.4): the rate after Gamma(count + .5,
 * exposure + .5), bent so that `halfSaturation` a year stands for one half; variance by the delta
 * method. `exposure` in years, or in years times heads.
 */
export function estimateCount(count: number, exposure: number, halfSaturation: number): Estimate {
  const shape = count + 0.5;
  const rateOf = exposure + 0.5;
  const rate = shape / rateOf;
  const slope = halfSaturation / ((rate + halfSaturation) * (rate + halfSaturation));
  return {
    mean: rate / (rate + halfSaturation),
    variance: slope * slope * (shape / (rateOf * rateOf)),
  };
}

/** A share of records as an estimate: Beta(count + .5, rest + .5) (audit paper, 2.4). */
export function estimateShare(count: number, of: number): Estimate {
  const a = count + 0.5;
  const b = of - count + 0.5;
  return { mean: a / (a + b), variance: (a * b) / ((a + b) ** 2 * (a + b + 1)) };
}

/** Several indicators of one construct, averaged; null for none. */
export function averageEstimates(estimates: readonly Estimate[]): Estimate | null {
  if (estimates.length === 0) return null;
  const n = estimates.length;
  return {
    mean: estimates.reduce((sum, estimate) => sum + estimate.mean, 0) / n,
    variance: estimates.reduce((sum, estimate) => sum + estimate.variance, 0) / n ** 2,
  };
}
