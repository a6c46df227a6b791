import type { Triple } from '../learning-appraisal.js';
import type { Covariance } from '../balance/level-draws.js';
import { differences } from '../testing/golden-cases.js';
import { compareBalance } from './compare-balance.js';

const narrow: Covariance = [
  [0.0004, 0, 0],
  [0, 0.0004, 0],
  [0, 0, 0.0004],
];
const wide: Covariance = [
  [0.02, 0, 0],
  [0, 0.02, 0],
  [0, 0, 0.02],
];
const levels = (means: Triple, covariance = narrow) => ({ means, covariance });
const options = { seed: 1, correlation: 0.5 };

it('sees nothing move where nothing did', () => {
  const same = levels([0.4, 0.5, 0.3]);
  const change = compareBalance(same, same, options);
  expect(differences([1 / 3, 1 / 3, 1 / 3], change.difference, 1e-12)).toEqual([]);
  expect(change).toMatchObject({ distance: 0, verdict: 'no-relevant-shift', towards: null });
});

it('sees competence development gain, and says so only when it is sure', () => {
  const [before, after] = [[0.4, 0.5, 0.15] as const, [0.4, 0.5, 0.45] as const];
  const sure = compareBalance(levels(before), levels(after), options);
  expect(sure).toMatchObject({ verdict: 'shifted', towards: 'CD' });
  expect(sure.shrunk).toBeLessThan(sure.distance);
  expect(sure.interval[0]).toBeLessThan(sure.shrunk);
  expect(sure.interval[1]).toBeGreaterThan(sure.shrunk);
  const small = compareBalance(levels(before, wide), levels([0.4, 0.5, 0.2], wide), options);
  expect(small).toMatchObject({ verdict: 'not-determined', towards: null });
});

it('does not see a firm move that does more of everything in the same shares', () => {
  const change = compareBalance(levels([0.2, 0.25, 0.15]), levels([0.4, 0.5, 0.3]), options);
  expect(change.distance).toBeCloseTo(0, 9);
});

it('does not take the noise of two audits for a move', () => {
  const same = levels([0.3, 0.35, 0.25], wide);
  expect(compareBalance(same, same, { seed: 1, correlation: 0 }).verdict).not.toBe('shifted');
});

it('is less sure the less the two audits share', () => {
  const width = (correlation: number) => {
    const same = levels([0.4, 0.5, 0.3], wide);
    return compareBalance(same, same, { seed: 1, correlation }).interval[1];
  };
  expect(width(0.7)).toBeLessThan(width(0));
});
