import type { Balance } from '../learning-appraisal.js';
import { levelRatio } from './level-ratio.js';

const balance = (over: Partial<Balance> = {}) => ({
  ilr: [0, 0] as const,
  ilrIntervals: [
    [-0.3, 0.3],
    [-0.2, 0.4],
  ] as const,
  cloud: {
    mean: [0, 0],
    covariance: [
      [0.04, 0],
      [0, 0.04],
    ],
  } as const,
  ...over,
});

it('is exp(-sqrt(3/2) z2) for competence development, with the ends of the draws', () => {
  const { ratio, interval } = levelRatio(balance({ ilr: [0.1, 0.566] }), 'CD');
  expect(ratio).toBeCloseTo(Math.exp(-Math.sqrt(1.5) * 0.566), 12);
  // The draws end below the value: it is never outside of its interval.
  expect(interval).toEqual([ratio, Math.exp(Math.sqrt(1.5) * 0.2)]);
});

it.each([
  ['IG', [0.4, 0.3, 0.3], 4 / 3],
  ['KA', [0.25, 0.5, 0.25], 2],
  ['CD', [0.4, 0.4, 0.2], 0.5],
] as const)('compares %s to the geometric mean of the other two', (level, [a, b, c], wanted) => {
  const ilr = [
    Math.log(a / b) / Math.SQRT2,
    Math.sqrt(2 / 3) * Math.log(Math.sqrt(a * b) / c),
  ] as const;
  expect(levelRatio(balance({ ilr }), level).ratio).toBeCloseTo(wanted, 12);
});

it('takes intervals of the first two from the cloud, with what its parts have in common', () => {
  const [low, high] = levelRatio(balance(), 'IG').interval;
  // The length of its weights in ilr space is sqrt(3/2), as for the third.
  expect(Math.log(high)).toBeCloseTo(1.645 * 0.2 * Math.sqrt(1.5), 12);
  expect(Math.log(low)).toBeCloseTo(-1.645 * 0.2 * Math.sqrt(1.5), 12);
  const tied = {
    mean: [0, 0],
    covariance: [
      [0.04, 0.03],
      [0.03, 0.04],
    ],
  } as const;
  expect(levelRatio(balance({ cloud: tied }), 'IG').interval[1]).toBeGreaterThan(high);
  expect(levelRatio(balance({ cloud: tied }), 'KA').interval[1]).toBeLessThan(high);
});
