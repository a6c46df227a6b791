import { readFileSync } from 'node:fs';
import type { GoldenFile } from '../testing/golden-cases.js';
import { alphaInterval } from './alpha-interval.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

const { units, ordinal } = golden.unit.krippendorff;
const VALUES = [1, 2, 3, 4, 5];

it('holds the alpha, and is the same for the same seed', () => {
  const [low, high] = alphaInterval(units, 'ordinal', VALUES, { seed: 5 }) ?? [1, 0];
  expect(low).toBeLessThan(ordinal);
  expect(high).toBeGreaterThan(ordinal);
  expect(alphaInterval(units, 'ordinal', VALUES, { seed: 5 })).toEqual([low, high]);
  expect(alphaInterval(units, 'ordinal', VALUES, { seed: 6 })).not.toEqual([low, high]);
});

it('is narrower with more units', () => {
  const width = (of: readonly (readonly number[])[]) => {
    const [low, high] = alphaInterval(of, 'ordinal', VALUES, { seed: 5, samples: 200 }) ?? [0, 9];
    return high - low;
  };
  expect(width([...units, ...units, ...units, ...units])).toBeLessThan(width(units));
});

it('says nothing of one unit or of equal ratings', () => {
  expect(alphaInterval([[1, 2]], 'ordinal', VALUES, { seed: 1 })).toBeNull();
  expect(
    alphaInterval(
      [
        [1, 1],
        [1, 1],
      ],
      'ordinal',
      VALUES,
      { seed: 1 },
    ),
  ).toBeNull();
});
