import { en } from '../words/en.js';
import { wordsIn } from '../words/words-in.js';
import { plotHeatMap, shadeOf } from './plot-heat-map.js';
import { marksOutside, numbersNotInTable } from './testing/numbers-of.js';

const plot = plotHeatMap(
  {
    title: 'Gaps',
    finding: 'x',
    rowHeading: 'Competence',
    columns: ['Verified', 'With claims'],
    rows: [
      {
        name: 'Finishing by hand',
        cells: [
          { covered: 0.28, mark: '◇', meaning: 'assess first' },
          { covered: 0.8, mark: '◇', meaning: 'assess first' },
        ],
      },
      { name: 'Offers', cells: ['suppressed', null] },
    ],
  },
  wordsIn('en', en),
);

it.each([
  [1, 0],
  [0.81, 0],
  [0.79, 1],
  [0.5, 2],
  [0.3, 3],
  [0.19, 4],
  [0, 4],
  [-1, 4],
  [2, 0],
])('shades %d as step %d: the more is missing, the darker', (covered, step) => {
  expect(shadeOf(covered)).toBe(step);
});

it('has a number and a mark in each cell, and the meaning in the table', () => {
  const written = plot.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
  expect(written).toEqual(expect.arrayContaining(['28% ◇', '80% ◇', 'held back']));
  expect(plot.table.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['Finishing by hand', '28% ◇ assess first', '80% ◇ assess first'],
    ['Offers', 'held back', ''],
  ]);
});

it('hatches what is held back, and writes no number there', () => {
  const row = plot.marks.filter(
    (mark) => mark.kind === 'path' && mark.points.length === 2 && mark.stroke === 'quiet',
  );
  expect(row.length).toBeGreaterThan(8);
  for (const mark of row)
    if (mark.kind === 'path')
      for (const [x, y] of mark.points) {
        expect(x).toBeGreaterThanOrEqual(151.5);
        expect(x).toBeLessThanOrEqual(255);
        expect(y).toBeGreaterThanOrEqual(81.5);
        expect(y).toBeLessThanOrEqual(118.5);
      }
});

it('says of each cell where it is drawn and what it means', () => {
  const { grid } = plot;
  expect(grid?.columns).toEqual(['Verified', 'With claims']);
  expect(grid?.rows).toEqual([
    { name: 'Finishing by hand', cells: ['28% ◇ assess first', '80% ◇ assess first'] },
    { name: 'Offers', cells: ['held back', '–'] },
  ]);
  // The frame that is drawn for a cell lies within it.
  const dashed = plot.marks.find((mark) => mark.kind === 'path' && mark.dash);
  const [x = 0, y = 0] = grid?.corner ?? [];
  const { width = 0, height = 0 } = grid?.cell ?? {};
  expect(dashed?.kind === 'path' && dashed.points[0]).toEqual([x + width + 1.5, y + height + 1.5]);
  expect(dashed?.kind === 'path' && dashed.points[2]).toEqual([
    ...[x + 2 * width - 1.5, y + 2 * height - 1.5],
  ]);
});

it('of nothing has no cells to walk through', () => {
  const none = { title: 'x', finding: 'x', rowHeading: 'x', columns: ['c'], rows: [] };
  expect(plotHeatMap(none, wordsIn('en', en)).grid).toBeUndefined();
});

it('grows with its columns', () => {
  const wide = plotHeatMap(
    { title: 'x', finding: 'x', rowHeading: 'x', columns: Array<string>(6).fill('c'), rows: [] },
    wordsIn('en', en),
  );
  expect(wide.width).toBe(150 + 6 * 88);
});

it('writes no number that its table has not, and stays inside', () => {
  expect(numbersNotInTable(plot)).toEqual([]);
  expect(marksOutside(plot)).toEqual([]);
});
