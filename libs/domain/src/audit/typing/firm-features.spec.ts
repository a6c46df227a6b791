import { sizeFeature, youngFeature } from './firm-features.js';

it.each([
  [0.2, 0],
  [1, 0],
  [250, 1],
  [9000, 1],
])('has the size of %s people at %s', (heads, expected) => {
  expect(sizeFeature(heads).mean).toBeCloseTo(expected, 12);
});

it.each([
  [0, 1],
  [3, 1],
  [5.5, 0.5],
  [8, 0],
  [90, 0],
])('is as young at %s years as %s', (years, expected) => {
  expect(youngFeature(years).mean).toBeCloseTo(expected, 12);
});
