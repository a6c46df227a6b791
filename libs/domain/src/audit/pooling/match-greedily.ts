import type { PoolMatch, PoolNeed, PoolOffer } from '../skills-appraisal.js';
import { CRUMB, helps } from './pool-lines.js';

/** What help from one firm to another costs, on the scale of criticality; 0 next door. */
export type Distance = (from: string, to: string) => number;

/** A match with the place of its need in the list. */
export interface PlacedMatch extends PoolMatch {
  readonly need: number;
}

/**
 * Gives offers to needs, the most critical first and each from the lowest level that will do
 * (audit paper, 4.6); the best there is when distance costs nothing. Never more than is offered or
 * needed. The value of a unit is the criticality less the distance.
 */
export function matchGreedily(
  needs: readonly PoolNeed[],
  offers: readonly PoolOffer[],
  distance?: Distance,
): readonly PlacedMatch[] {
  const wanted = needs.map(({ units }) => units);
  const spare = offers.map(({ units }) => units);
  const pairs = distance ? nearbyPairs(needs, offers, distance) : criticalPairs(needs, offers);
  const matches: PlacedMatch[] = [];
  for (const { i, j, worth } of pairs) {
    const [need, offer] = [needs[i], offers[j]];
    const units = Math.min(wanted[i] ?? 0, spare[j] ?? 0);
    if (!need || !offer || units <= CRUMB || !helps(offer, need)) continue;
    wanted[i] = (wanted[i] ?? 0) - units;
    spare[j] = (spare[j] ?? 0) - units;
    const { competence } = need;
    matches.push({
      need: i,
      competence,
      from: offer.firm,
      to: need.firm,
      units,
      value: units * worth,
    });
  }
  return matches;
}

interface Pair {
  readonly i: number;
  readonly j: number;
  readonly worth: number;
}

/** Where distance costs nothing the order of the pairs is known, and none has to be kept. */
function* criticalPairs(needs: readonly PoolNeed[], offers: readonly PoolOffer[]): Generator<Pair> {
  const byCriticality = [...needs.entries()].sort(
    ([i, a], [k, b]) => b.criticality - a.criticality || i - k,
  );
  const byLevel = [...offers.entries()].sort(([j, a], [k, b]) => a.level - b.level || j - k);
  for (const [i, need] of byCriticality)
    for (const [j] of byLevel) yield { i, j, worth: need.criticality };
}

/** The pairs that are worth their distance, the worthiest first. */
function nearbyPairs(
  needs: readonly PoolNeed[],
  offers: readonly PoolOffer[],
  distance: Distance,
): readonly Pair[] {
  const pairs = needs.flatMap((need, i) =>
    offers.flatMap((offer, j) => {
      if (!helps(offer, need)) return [];
      const worth = need.criticality - distance(offer.firm, need.firm);
      return worth > 0 ? [{ i, j, worth, level: offer.level }] : [];
    }),
  );
  return pairs.sort((a, b) => b.worth - a.worth || a.i - b.i || a.level - b.level || a.j - b.j);
}
