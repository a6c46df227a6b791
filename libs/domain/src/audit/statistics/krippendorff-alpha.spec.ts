import { readFileSync } from 'node:fs';
import type { GoldenFile } from '../testing/golden-cases.js';
import { krippendorffAlpha } from './krippendorff-alpha.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

const { units, ...published } = golden.unit.krippendorff;

it.each(['nominal', 'ordinal', 'interval'] as const)('has the published %s alpha', (metric) => {
  expect(krippendorffAlpha(units, metric, [1, 2, 3, 4, 5])).toBeCloseTo(published[metric], 12);
});

it('does not depend on the order of units or raters', () => {
  const turned = units.map((unit) => [...unit].reverse()).reverse();
  expect(krippendorffAlpha(turned, 'ordinal', [1, 2, 3, 4, 5])).toBeCloseTo(published.ordinal, 12);
});

it('says nothing where nothing can be compared', () => {
  expect(krippendorffAlpha([], 'ordinal', [0, 1])).toBeNull();
  expect(krippendorffAlpha([[1], [0]], 'ordinal', [0, 1])).toBeNull();
  expect(
    krippendorffAlpha(
      [
        [1, 1],
        [1, 1],
      ],
      'ordinal',
      [0, 1],
    ),
  ).toBeNull();
});

it('refuses a rating that is not among the values', () => {
  expect(() => krippendorffAlpha([[7, 1]], 'ordinal', [0, 1])).toThrow(RangeError);
});
