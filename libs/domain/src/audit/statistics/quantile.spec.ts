import { standardNormals } from '../random/standard-normals.js';
import { interval90, quantile } from './quantile.js';

it.each([
  [0, 1],
  [0.5, 2.5],
  [0.25, 1.75],
  [1, 4],
])('has the quantile %s at %s', (p, expected) => {
  expect(quantile([1, 2, 3, 4], p)).toBeCloseTo(expected, 12);
});

it('holds the middle 90 %, in whatever order values come', () => {
  const values = Float64Array.from({ length: 101 }, (_, place) => (place * 37) % 101);
  const [low, high] = interval90(values);
  expect(low).toBeCloseTo(5, 12);
  expect(high).toBeCloseTo(95, 12);
});

it.each([1, 2, 3, 19, 20, 21, 400, 4000])('is for %s values what sorting them gives', (count) => {
  for (const round of [0, 1, 2]) {
    const drawn = standardNormals(100 + round, count).slice(0, count);
    const values = round === 2 ? drawn.map((value) => Math.round(value)) : drawn;
    const sorted = values.slice().sort();
    expect(interval90(values)).toEqual([quantile(sorted, 0.05), quantile(sorted, 0.95)]);
  }
});
