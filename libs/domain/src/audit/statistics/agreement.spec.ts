import { readFileSync } from 'node:fs';
import type { GoldenFile } from '../testing/golden-cases.js';
import { averageDeviation, rwg, rwgOfItems } from './agreement.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

it('has the golden agreement', () => {
  expect(rwg(golden.unit.rwg.in)).toBeCloseTo(golden.unit.rwg.out, 12);
});

it('says nothing of one rating, and never less than none', () => {
  expect(rwg([4])).toBeNull();
  expect(rwg([0, 4, 0, 4])).toBe(0);
  expect(rwgOfItems([[4], []])).toBeNull();
  expect(rwgOfItems([[0, 4]])).toBe(0);
  expect(rwgOfItems([[3, 3], [2]])).toBe(1);
});

it('measures how far people are from their median', () => {
  expect(averageDeviation([])).toBeNull();
  expect(averageDeviation([0, 2, 4])).toBeCloseTo(4 / 3, 12);
  expect(averageDeviation([1, 1, 1])).toBe(0);
});
