import { readFileSync } from 'node:fs';
import type { GoldenFile } from '../testing/golden-cases.js';
import { standardNormals } from './standard-normals.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

it('gives the golden numbers', () => {
  const { seed, first4 } = golden.unit.normals;
  const drawn = standardNormals(seed, 4);
  first4.forEach((value, place) => expect(drawn[place]).toBeCloseTo(value, 12));
});

it('gives the same numbers again, after others, and in a longer or shorter row', () => {
  const first = Array.from(standardNormals(42, 5).subarray(0, 5));
  standardNormals(43, 5);
  expect(Array.from(standardNormals(42, 1000).subarray(0, 5))).toEqual(first);
  expect(Array.from(standardNormals(42, 5).subarray(0, 5))).toEqual(first);
});

it('has mean 0 and variance 1', () => {
  const drawn = Array.from(standardNormals(3, 40_000));
  const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(drawn.reduce((sum, x) => sum + x * x, 0) / drawn.length).toBeCloseTo(1, 1);
});
