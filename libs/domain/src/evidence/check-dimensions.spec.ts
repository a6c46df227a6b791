import { checkDimensions } from './check-dimensions.js';

it.each([
  [0, 10, 'evidence.picture-malformed'],
  [10, 0, 'evidence.picture-malformed'],
  [20_001, 1, 'evidence.picture-too-large'],
  [1, 20_001, 'evidence.picture-too-large'],
  [10_000, 10_001, 'evidence.picture-too-large'],
])('refuses %d x %d', (width, height, code) => {
  expect(() => {
    checkDimensions(width, height);
  }).toThrow(expect.objectContaining({ code }) as Error);
});

it.each([
  [1, 1],
  [10_000, 10_000],
  [20_000, 3_333],
])('takes %d x %d', (width, height) => {
  expect(() => {
    checkDimensions(width, height);
  }).not.toThrow();
});
