import type { Interval } from '../learning-appraisal.js';
import { mulberry32 } from '../random/mulberry32.js';
import { krippendorffAlpha, type Metric } from './krippendorff-alpha.js';
import { interval90 } from './quantile.js';

/** How an interval is drawn. */
export interface Resampling {
  readonly seed: number;
  readonly samples?: number;
}

/**
 * A 90 % interval of Krippendorff's alpha by drawing units with replacement (audit paper, 2.5); null
 * when fewer than half of the samples have an alpha, as with one unit or with equal ratings only.
 */
export function alphaInterval(
  units: readonly (readonly number[])[],
  metric: Metric,
  values: readonly number[],
  { seed, samples = 1000 }: Resampling,
): Interval | null {
  const pairable = units.filter((unit) => unit.length > 1);
  if (pairable.length < 2) return null;
  const uniform = mulberry32(seed);
  const alphas: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const drawn = pairable.map(
      () => pairable[Math.floor(uniform() * pairable.length)] as readonly number[],
    );
    const alpha = krippendorffAlpha(drawn, metric, values);
    if (alpha !== null) alphas.push(alpha);
  }
  return alphas.length * 2 < samples ? null : interval90(Float64Array.from(alphas));
}
