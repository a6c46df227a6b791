import { normalCdf } from './normal-cdf.js';

it.each([
  [0, 0.5],
  [1.6448536, 0.95],
  [-1.6448536, 0.05],
  [1, 0.8413447],
  [-40, 0],
  [40, 1],
])('is at %s %s', (x, expected) => {
  expect(Math.abs(normalCdf(x) - expected)).toBeLessThan(2e-7);
});
