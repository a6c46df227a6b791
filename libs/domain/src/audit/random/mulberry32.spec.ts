import { readFileSync } from 'node:fs';
import type { GoldenFile } from '../testing/golden-cases.js';
import { mulberry32 } from './mulberry32.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

it('gives the golden numbers, exactly', () => {
  const { seed, first3 } = golden.unit.mulberry32;
  const next = mulberry32(seed);
  expect([next(), next(), next()]).toEqual(first3);
});

it('stays from 0 up to below 1 with a mean of a half', () => {
  const next = mulberry32(7);
  const drawn = Array.from({ length: 20_000 }, next);
  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(drawn.reduce((a, b) => a + b, 0) / drawn.length).toBeCloseTo(0.5, 1);
});
