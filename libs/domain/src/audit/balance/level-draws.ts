import type { Triple } from '../learning-appraisal.js';
import { limit } from '../statistics/moments.js';

/** A symmetric matrix of the variances and covariances of three parts. */
export type Covariance = readonly [Triple, Triple, Triple];

/** From where and how widely parts are drawn on the logit scale; row by row, lower triangle. */
export interface DrawPlan {
  readonly centre: Triple;
  readonly factor: readonly [number, number, number, number, number, number];
}

/** Means are kept off 0 and 1, where a logit has no end. */
export const kept = (mean: number): number => limit(mean, 0.01, 0.99);

/** How steep the scale is at a mean, with the same limits as the variance of answers (.05 x .95). */
export const slope = (mean: number): number => Math.max(mean * (1 - mean), 0.0475);

const logit = (p: number): number => Math.log(p / (1 - p));

/** The normal distribution of three means on the logit scale, ready to be drawn from. */
export function planDraws(means: Triple, covariance: Covariance): DrawPlan {
  const [a, b, c] = [kept(means[0]), kept(means[1]), kept(means[2])];
  const [p, q, r] = [slope(a), slope(b), slope(c)];
  const l00 = root(covariance[0][0] / (p * p));
  const l10 = covariance[1][0] / (q * p) / l00;
  const l11 = root(covariance[1][1] / (q * q) - l10 * l10);
  const l20 = covariance[2][0] / (r * p) / l00;
  const l21 = (covariance[2][1] / (r * q) - l20 * l10) / l11;
  const l22 = root(covariance[2][2] / (r * r) - l20 * l20 - l21 * l21);
  return { centre: [logit(a), logit(b), logit(c)], factor: [l00, l10, l11, l20, l21, l22] };
}

const root = (square: number): number => Math.sqrt(Math.max(square, 1e-12));
