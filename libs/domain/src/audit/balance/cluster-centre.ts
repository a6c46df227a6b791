import type { Interval, Triple } from '../learning-appraisal.js';
import { mean, variance } from '../statistics/moments.js';
import { ilrInverse } from './composition.js';

/** Where the compositions of several firms have their centre (audit paper, 2.6). */
export interface ClusterCentre {
  readonly firms: number;
  readonly ilr: readonly [number, number];
  /** Closed geometric mean of the firms' compositions. */
  readonly centre: Triple;
  /** 90 % intervals of the two coordinates; null under eight firms. */
  readonly ilrIntervals: readonly [Interval, Interval] | null;
  /** Sum of the variances of both coordinates; null for one firm. */
  readonly totalVariance: number | null;
}

/** With fewer firms an interval would pretend to know. */
const MIN_FIRMS = 8;

/**
 * The centre of compositions, given by their two coordinates; null for none. It is computed for any
 * number of firms: whether it may be shown is a matter of the publication rule.
 */
export function clusterCentre(
  coordinates: readonly (readonly [number, number])[],
): ClusterCentre | null {
  const firms = coordinates.length;
  if (firms === 0) return null;
  // In ascending order, so that the sum does not depend on who was named first.
  const columns = [0, 1].map((side) =>
    coordinates.map((pair) => pair[side as 0 | 1]).sort((a, b) => a - b),
  ) as [number[], number[]];
  const ilr = [mean(columns[0]), mean(columns[1])] as const;
  // A little more than the normal 1.645, as Student's t has it for few firms.
  const t = 1.645 + (firms < 30 ? 1.6 / firms : 0);
  const interval = (column: number[], centre: number): Interval => {
    const error = Math.sqrt(variance(column) / firms);
    return [centre - t * error, centre + t * error];
  };
  return {
    firms,
    ilr,
    centre: ilrInverse(ilr),
    ilrIntervals:
      firms < MIN_FIRMS ? null : [interval(columns[0], ilr[0]), interval(columns[1], ilr[1])],
    totalVariance: firms < 2 ? null : variance(columns[0]) + variance(columns[1]),
  };
}
