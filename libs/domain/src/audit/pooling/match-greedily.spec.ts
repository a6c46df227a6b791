import { madeUpPool, usedOf, valueOfMatches } from '../../../../../test/support/audit-pool.js';
import { matchByDistance } from './match-by-distance.js';
import { matchGreedily } from './match-greedily.js';

const need = (firm: string, units: number, criticality: number, level = 3) => ({
  firm,
  competence: 'weld',
  level,
  units,
  criticality,
});
const offer = (firm: string, units: number, level = 3) => ({
  firm,
  competence: 'weld',
  level,
  units,
});

it('helps the most critical need first, and the rest with what is left', () => {
  const matches = matchGreedily([need('a', 1, 2), need('b', 1, 5)], [offer('c', 1.5)]);
  expect(matches).toEqual([
    { need: 1, competence: 'weld', from: 'c', to: 'b', units: 1, value: 5 },
    { need: 0, competence: 'weld', from: 'c', to: 'a', units: 0.5, value: 1 },
  ]);
});

it('keeps the higher level for those who need it', () => {
  const needs = [need('a', 1, 5, 3), need('b', 1, 4, 4)];
  const matches = matchGreedily(needs, [offer('c', 1, 4), offer('d', 1, 3)]);
  expect(matches.map(({ from, to }) => from + to)).toEqual(['da', 'cb']);
});

it('gives no help that is too far, and none to oneself', () => {
  const far = (from: string) => (from === 'far' ? 4 : 1);
  const offers = [offer('far', 1), offer('a', 1), offer('near', 0.5)];
  expect(matchGreedily([need('a', 2, 4)], offers, far)).toEqual([
    { need: 0, competence: 'weld', from: 'near', to: 'a', units: 0.5, value: 1.5 },
  ]);
});

it.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'gives no more than is offered or needed, and the best there is without distances (%i)',
  (seed) => {
    const { needs, offers } = madeUpPool(seed);
    const matches = matchGreedily(needs, offers);
    needs.forEach(({ units }, i) => {
      const given = matches.filter((match) => match.need === i);
      expect(given.reduce((sum, match) => sum + match.units, 0)).toBeLessThanOrEqual(units + 1e-9);
    });
    offers.forEach(({ firm, units }) => {
      expect(usedOf(matches, firm)).toBeLessThanOrEqual(units + 1e-9);
    });
    const best = matchByDistance(needs, offers, () => 0);
    expect(valueOfMatches(matches)).toBeCloseTo(valueOfMatches(best), 4);
  },
);
