import { en } from '../words/en.js';
import { wordsIn } from '../words/words-in.js';
import { plotClusterGaps } from './plot-cluster-gaps.js';
import { marksOutside, numbersNotInTable } from './testing/numbers-of.js';

const words = wordsIn('en', en);
const gap = { competence: 'a', firms: 7, need: 10, covered: 4.4, majorGaps: 0, evidenceGaps: 2 };

it.each([
  ['△', gap],
  ['▲', { ...gap, majorGaps: 3 }],
  ['✓', { ...gap, covered: 12.5 }],
  ['✓', { ...gap, need: 0, covered: 0 }],
])('marks %s', (mark, one) => {
  const plot = plotClusterGaps([one], (id) => `the ${id}`, words);
  expect(JSON.stringify(plot.marks)).toContain(mark);
  expect([numbersNotInTable(plot), marksOutside(plot)]).toEqual([[], []]);
});

it('has firms, people and the share in its table', () => {
  const { table } = plotClusterGaps([gap], (id) => `the ${id}`, words);
  expect(table.rows[0]?.map(({ text }) => text)).toEqual([
    'the a',
    '7',
    '10',
    '4.4',
    '44%',
    '0',
    '2',
  ]);
});

it('draws nothing beyond its frame when nothing is told', () => {
  const plot = plotClusterGaps([], (id) => id, words);
  expect([plot.table.rows, marksOutside(plot)]).toEqual([[], []]);
});
