import { goldenLearning } from '../../../../../test/support/golden-reports.js';
import { appraiseLearning } from '../appraise-learning.js';
import { en } from '../words/en.js';
import { wordsIn } from '../words/words-in.js';
import { plotModes } from './plot-modes.js';
import { marksOutside, numbersNotInTable } from './testing/numbers-of.js';

const words = wordsIn('en', en);
const last = (plot: ReturnType<typeof plotModes>) => plot.table.rows.map((row) => row.at(-1)?.text);

it('shows the three levels with their intervals', () => {
  const plot = plotModes(appraiseLearning(goldenLearning('S3')), words);
  expect(plot.table.rows.map(([name]) => name?.text)).toEqual([
    'Information gathering',
    'Knowledge acquisition',
    'Competence development',
  ]);
  expect(last(plot)).not.toContain('not determined');
  expect([numbersNotInTable(plot), marksOutside(plot)]).toEqual([[], []]);
});

it('leaves a level open of which one cell was not asked', () => {
  const learning = goldenLearning('S3');
  const respondents = learning.respondents.map((one) => ({
    ...one,
    answers: Object.fromEntries(
      Object.entries(one.answers).filter(([item]) => !item.startsWith('CDF')),
    ),
  }));
  const plot = plotModes(appraiseLearning({ ...learning, respondents }), words);
  expect(last(plot)[2]).toBe('not determined');
});
