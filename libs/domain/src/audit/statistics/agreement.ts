import { mean, variance } from './moments.js';
import { quantile } from './quantile.js';

/** Variance of codes 0 to 4 that were given at random: (25 - 1) / 12. */
const BY_CHANCE = 2;

/** How alike people rate one item against chance, 0 to 1; null under two ratings. */
export function rwg(ratings: readonly number[]): number | null {
  return ratings.length < 2 ? null : Math.max(0, 1 - variance(ratings) / BY_CHANCE);
}

/** The same over the items of a construct, each with its ratings; null when none has two. */
export function rwgOfItems(items: readonly (readonly number[])[]): number | null {
  const variances = items.filter((ratings) => ratings.length > 1).map(variance);
  const count = variances.length;
  if (count === 0) return null;
  const share = mean(variances) / BY_CHANCE;
  return share >= 1 ? 0 : (count * (1 - share)) / (count * (1 - share) + share);
}

/** Mean distance from the median, in codes; null without ratings. */
export function averageDeviation(ratings: readonly number[]): number | null {
  if (ratings.length === 0) return null;
  const median = quantile(
    [...ratings].sort((a, b) => a - b),
    0.5,
  );
  return mean(ratings.map((rating) => Math.abs(rating - median)));
}
