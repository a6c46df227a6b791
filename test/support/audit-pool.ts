import { mulberry32 } from '#domain/audit/random/mulberry32.js';
import type { PoolMatch, PoolNeed, PoolOffer } from '#domain/audit/skills-appraisal.js';

/** Needs of the even firms and offers of the odd ones, in one competence; different for each seed. */
export function madeUpPool(
  seed: number,
  { firms = 9, whole = false }: { firms?: number; whole?: boolean } = {},
): { readonly needs: PoolNeed[]; readonly offers: PoolOffer[] } {
  const random = mulberry32(seed + 1);
  const pick = (of: readonly number[]) => of[Math.floor(random() * of.length)] ?? 1;
  const sort = (i: number) => ({
    firm: `${i % 2 ? 'lends' : 'needs'}${String(i)}`,
    competence: 'weld',
    level: pick([3, 4]),
  });
  const many = Array.from({ length: 2 * firms }, (_, i) => i);
  return {
    needs: many
      .filter((i) => i % 2 === 0)
      .map((i) => ({
        ...sort(i),
        units: whole ? pick([1, 2]) : 3 * random(),
        criticality: pick([1, 2, 3, 4, 5]),
      })),
    offers: many
      .filter((i) => i % 2 === 1)
      .map((i) => ({ ...sort(i), units: whole ? pick([1, 2]) : pick([0.5, 1, 2, 2.5]) })),
  };
}

/** Distances that fit no map: the same for the same seed and firms. */
export const madeUpDistance = (seed: number) => (from: string, to: string) =>
  6 *
  mulberry32(
    seed +
      31 * from.length +
      [...from, ...to].reduce((s, c) => 33 * s + (c.codePointAt(0) ?? 0), 7),
  )();

export const valueOfMatches = (matches: readonly PoolMatch[]): number =>
  matches.reduce((sum, { value }) => sum + value, 0);

/** How much a firm lends. */
export const usedOf = (matches: readonly PoolMatch[], firm: string): number =>
  matches.filter(({ from }) => from === firm).reduce((sum, { units }) => sum + units, 0);

/** The best value there is for whole units, by trying to give each unit to each firm or nobody. */
export function bestByTrying(
  needs: readonly PoolNeed[],
  offers: readonly PoolOffer[],
  distance: (from: string, to: string) => number,
): number {
  const units = offers.flatMap((offer) => Array.from({ length: offer.units }, () => offer));
  const open = needs.map((need) => need.units);
  const best = (k: number): number => {
    const offer = units[k];
    if (!offer) return 0;
    let value = best(k + 1);
    needs.forEach((need, i) => {
      if ((open[i] ?? 0) < 1 || need.firm === offer.firm || offer.level < need.level) return;
      open[i] = (open[i] ?? 0) - 1;
      const worth = need.criticality - distance(offer.firm, need.firm);
      value = Math.max(value, worth + best(k + 1));
      open[i] = (open[i] ?? 0) + 1;
    });
    return value;
  };
  return best(0);
}
