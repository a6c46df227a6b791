import { limit, mean, variance } from './moments.js';

it('has the mean, and the variance by n - 1', () => {
  expect(mean([1, 2, 3, 6])).toBe(3);
  expect(variance([1, 2, 3, 6])).toBeCloseTo(14 / 3, 12);
});

it.each([
  [-1, 0],
  [0.5, 0.5],
  [2, 1],
])('limits %s to %s', (value, expected) => {
  expect(limit(value, 0, 1)).toBe(expected);
});
