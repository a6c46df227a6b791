import type { Criterion } from './open-claim.js';

/**
 * The highest of the standard's levels, up to the one claimed, at which every criterion up to it is
 * met; undefined when not even the lowest is. A level without a criterion at or below it is not reached.
 */
export function reachLevel(
  levels: readonly number[],
  criteria: readonly Criterion[],
  met: ReadonlySet<string>,
): number | undefined {
  return levels
    .filter((level) => {
      const upTo = criteria.filter((criterion) => criterion.level <= level);
      return upTo.length > 0 && upTo.every(({ id }) => met.has(id));
    })
    .sort((a, b) => a - b)
    .at(-1);
}
