import {
  bestByTrying,
  madeUpDistance,
  madeUpPool,
  usedOf,
  valueOfMatches,
} from '../../../../../test/support/audit-pool.js';
import { matchByDistance } from './match-by-distance.js';
import { matchGreedily } from './match-greedily.js';

const seeds = Array.from({ length: 40 }, (_, seed) => seed);

it('passes by the nearest pair when that makes both better off', () => {
  const need = (firm: string) => ({ firm, competence: 'weld', level: 3, units: 1, criticality: 5 });
  const offer = (firm: string) => ({ firm, competence: 'weld', level: 3, units: 1 });
  const far: Readonly<Record<string, number>> = { xa: 0, xb: 1, ya: 1, yb: 4.5 };
  const distance = (from: string, to: string) => far[from + to] ?? 9;
  const lines = [
    [need('a'), need('b')],
    [offer('x'), offer('y')],
  ] as const;
  expect(valueOfMatches(matchGreedily(...lines, distance))).toBe(5.5);
  const best = matchByDistance(...lines, distance);
  expect(best.map(({ from, to, value }) => [from + to, value])).toEqual([
    ['xb', 4],
    ['ya', 4],
  ]);
});

it.each(seeds)('gives no more than is offered or needed (%i)', (seed) => {
  const { needs, offers } = madeUpPool(seed);
  const matches = matchByDistance(needs, offers, madeUpDistance(seed));
  needs.forEach(({ units }, i) => {
    const given = matches.filter((match) => match.need === i);
    expect(given.reduce((sum, match) => sum + match.units, 0)).toBeLessThanOrEqual(units + 1e-12);
  });
  for (const { firm, units } of offers)
    expect(usedOf(matches, firm)).toBeLessThanOrEqual(units + 1e-12);
  expect(matches.every(({ units, value }) => units > 0 && value > 0)).toBe(true);
  const greedy = matchGreedily(needs, offers, madeUpDistance(seed));
  expect(valueOfMatches(matches)).toBeGreaterThanOrEqual(valueOfMatches(greedy) - 1e-3);
});

it.each(seeds)('is the best that trying everything finds (%i)', (seed) => {
  const { needs, offers } = madeUpPool(seed, { firms: 3, whole: true });
  const distance = madeUpDistance(seed);
  const matches = matchByDistance(needs, offers, distance);
  expect(valueOfMatches(matches)).toBeCloseTo(bestByTrying(needs, offers, distance), 6);
});

it('matches many firms', () => {
  const { needs, offers } = madeUpPool(7, { firms: 70 });
  const matches = matchByDistance(needs, offers, madeUpDistance(7));
  expect(matches.length).toBeGreaterThan(30);
});
