import { en } from '../words/en.js';
import { wordsIn } from '../words/words-in.js';
import { namedDrivers, plotDrivers } from './plot-drivers.js';
import { marksOutside, numbersNotInTable } from './testing/numbers-of.js';

const drivers = [
  { feature: 'CDF', ratio: 4.8, value: 0.13 },
  { feature: 'IGF', ratio: -0.64, value: 0.2 },
  { feature: 'LRN', ratio: 0.01, value: 0.3 },
];
const plot = plotDrivers(drivers, 'Crisis-driven', 'x', wordsIn('en', en));

it('draws what speaks for it to the right and what speaks against it to the left', () => {
  const bars = plot.marks.flatMap((mark) =>
    mark.kind === 'path' && mark.fill ? [mark.points.map(([x]) => x)] : [],
  );
  expect(bars).toHaveLength(2);
  expect([Math.min(...(bars[0] ?? [])), Math.max(...(bars[0] ?? []))]).toEqual([180, 308]);
  expect(Math.max(...(bars[1] ?? []))).toBe(180);
  expect(Math.min(...(bars[1] ?? []))).toBeCloseTo(180 - (128 * 0.64) / 4.8, 9);
});

it('leaves out what weighs nothing, and takes six at most', () => {
  expect(plot.table.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['formal competence development', '13%', '4.8', 'speaks for it'],
    ['formal information gathering', '20%', '0.6', 'speaks against it'],
  ]);
  expect(
    namedDrivers(Array.from({ length: 14 }, () => ({ feature: 'IG', ratio: 1, value: 1 }))),
  ).toHaveLength(6);
});

it('shows a feature that it does not know by its id', () => {
  const { table } = plotDrivers(
    [{ feature: 'constructor', ratio: 1, value: 0 }],
    'x',
    'x',
    wordsIn('en', en),
  );
  expect(table.rows[0]?.[0]?.text).toBe('constructor');
});

it('writes no number that its table has not, and stays inside', () => {
  expect(numbersNotInTable(plot)).toEqual([]);
  expect(marksOutside(plot)).toEqual([]);
});
