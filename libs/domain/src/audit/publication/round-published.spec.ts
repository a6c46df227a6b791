import { roundCount, roundShare, roundValue } from './round-published.js';

it.each([
  [0, 0],
  [2, 0],
  [3, 5],
  [7, 5],
  [8, 10],
])('counts %i as %i', (count, shown) => {
  expect(roundCount(count)).toBe(shown);
});

it.each([
  [334, 330],
  [335, 340],
  [1000, 1000],
])('shows a share of %i per mille as %i', (share, shown) => {
  expect(roundShare(share)).toBe(shown);
});

it.each([
  [0.024, 0],
  [0.026, 0.05],
  [0.31, 0.3],
])('shows %d as %d', (value, shown) => {
  expect(roundValue(value)).toBeCloseTo(shown, 12);
});
