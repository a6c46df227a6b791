import { readFileSync } from 'node:fs';
import { differences, type GoldenFile } from '../testing/golden-cases.js';
import { cronbachAlpha, omegaTotal } from './internal-consistency.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

const { rows, alpha, omega } = golden.unit.reliability;

it('has the golden alpha and omega', () => {
  expect(cronbachAlpha(rows)).toBeCloseTo(alpha, 9);
  expect(differences(omega, omegaTotal(rows), 1e-9)).toEqual([]);
});

it.each([
  ['one row', [[1, 2]]],
  ['one item', [[1], [2]]],
  ['nothing', []],
  [
    'no differences',
    [
      [2, 2],
      [2, 2],
    ],
  ],
])('says nothing of %s', (_, few) => {
  expect(cronbachAlpha(few)).toBeNull();
  expect(omegaTotal(few)).toBeNull();
});
