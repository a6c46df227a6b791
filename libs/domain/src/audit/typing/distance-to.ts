import type { Estimate } from '../learning-appraisal.js';
import type { TypeModel } from './type-model.js';

/**
 * How unlike a type something is: the mean, over the features that are known, of the squared
 * distance from the type's profile in standard deviations, each widened by the feature's own
 * uncertainty. About 0.4 for what the profile describes well; features of which the research is
 * silent count against the background. 0 without features, and for `NONE`, which has no profile.
 */
export function distanceTo(
  features: Readonly<Record<string, Estimate>>,
  model: TypeModel,
  type: string,
  variant: number,
): number {
  const profile = model.types.find(({ id }) => id === type)?.variants[variant];
  if (profile === undefined) return 0;
  const { mean, deviation } = model.background;
  const squares = model.features.flatMap((name) => {
    const feature = features[name];
    if (feature === undefined) return [];
    const expected = profile[name] ?? { mean, deviation };
    const away = feature.mean - expected.mean;
    return [(away * away) / (expected.deviation * expected.deviation + feature.variance)];
  });
  return squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length);
}
