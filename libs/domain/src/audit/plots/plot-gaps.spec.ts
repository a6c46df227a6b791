import { goldenFirmAudit } from '../../../../../test/support/golden-reports.js';
import { en } from '../words/en.js';
import { wordsIn } from '../words/words-in.js';
import { plotGaps } from './plot-gaps.js';
import { marksOutside, numbersNotInTable } from './testing/numbers-of.js';

const words = wordsIn('en', en);
const competenceName = (id: string) => `the ${id}`;
const gaps = goldenFirmAudit('S3').skills.gaps.filter(({ need }) => need > 0);

it('shows what is covered verified and with claims, with people and the verdict in its table', () => {
  const plot = plotGaps({ gaps, finding: 'x', competenceName }, words);
  const row = plot.table.rows.find(([name]) => name?.text.startsWith('the finish-hand'));
  expect(row?.map(({ text }) => text)).toEqual([
    'the finish-hand, Level 3',
    '5',
    '3.6',
    '28%',
    '80%',
    '◇ assess first',
  ]);
  expect([numbersNotInTable(plot), marksOutside(plot)]).toEqual([[], []]);
});

it('draws nothing beyond its frame when nothing is needed', () => {
  const plot = plotGaps({ gaps: [], finding: 'x', competenceName }, words);
  expect([plot.table.rows, marksOutside(plot)]).toEqual([[], []]);
});
