import { monthsBefore } from './exposure-window.js';

/** A post as far as it is asked when somebody went through it. */
export interface ReviewedPost {
  readonly people: number;
  readonly holders: readonly string[];
  readonly reviewedAt?: Date;
}

/** A review is good for this long (docs/design/audit.md 2.4, E-CD3). */
const GOOD_MONTHS = 18;

/**
 * How many people hold a post that was reviewed within 18 months of `at`. Who was named for several
 * of them counts once; of those who were not named nobody knows, and each post counts.
 */
export function countReviewed(posts: readonly ReviewedPost[], at: Date): number {
  const from = monthsBefore(at, GOOD_MONTHS);
  const reviewed = posts.filter(({ reviewedAt }) => reviewedAt && reviewedAt >= from);
  const named = new Set(reviewed.flatMap(({ holders }) => holders));
  const unnamed = reviewed.reduce(
    (sum, { people, holders }) => sum + Math.max(0, people - holders.length),
    0,
  );
  return named.size + unnamed;
}
