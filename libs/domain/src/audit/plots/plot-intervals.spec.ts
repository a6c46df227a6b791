import { en } from '../words/en.js';
import { wordsIn } from '../words/words-in.js';
import { intervalPlace, plotIntervals } from './plot-intervals.js';
import { marksOutside, numbersNotInTable } from './testing/numbers-of.js';

const plot = plotIntervals(
  {
    title: 'Levels',
    finding: 'x',
    rowHeading: 'Level',
    rows: [
      { name: 'Stated', value: 0.4, interval: [0.2, 0.6], determined: true, reference: 0.5 },
      { name: 'Open', value: 0.4, interval: [0.1, 0.9], determined: false },
      { name: 'Nothing', value: null, interval: null, determined: false },
    ],
  },
  wordsIn('en', en),
);
const bars = plot.marks.flatMap((mark) => (mark.kind === 'path' && mark.fill ? [mark] : []));

it('draws a bar from end to end of the interval', () => {
  expect(bars.map(({ points }) => [points[0]?.[0], points[1]?.[0]])).toEqual([
    [intervalPlace(0.2), expect.closeTo(intervalPlace(0.6), 9)],
    [intervalPlace(0.1), expect.closeTo(intervalPlace(0.9), 9)],
    [intervalPlace(0), intervalPlace(1)],
  ]);
});

it('leaves the bar open where nothing is determined, and says so', () => {
  expect(bars.map(({ fill, dash }) => [fill, dash])).toEqual([
    ['soft', undefined],
    ['paper', [4, 3]],
    ['paper', [4, 3]],
  ]);
  expect(plot.table.rows.map((row) => row.at(-1)?.text)).toEqual([
    '',
    'not determined',
    'not determined',
  ]);
});

it('stays on its axis', () => {
  expect(intervalPlace(-3)).toBe(intervalPlace(0));
  expect(intervalPlace(7)).toBe(intervalPlace(1));
});

it('marks the reference where there is one', () => {
  const x = intervalPlace(0.5);
  expect(plot.marks).toContainEqual(
    expect.objectContaining({
      stroke: 'ink',
      points: [
        [x, 20],
        [x, 40],
      ],
    }),
  );
});

it('writes no number that its table has not, and stays inside', () => {
  expect(numbersNotInTable(plot)).toEqual([]);
  expect(marksOutside(plot)).toEqual([]);
});
