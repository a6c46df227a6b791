import { goldenLearning } from '../../../../../test/support/golden-reports.js';
import { appraiseLearning } from '../appraise-learning.js';
import { en } from '../words/en.js';
import { wordsIn } from '../words/words-in.js';
import { plotBalance } from './plot-balance.js';
import { ternaryPlace } from './plot-ternary.js';

const words = wordsIn('en', en);
const norm = [0.35, 0.4, 0.25] as const;
const text = (plot: ReturnType<typeof plotBalance>) => JSON.stringify(plot?.marks);

it('marks the middle of comparable firms where it may be shown, and only there', () => {
  const place = ternaryPlace(norm).map((x) => Math.round(x));
  const crosses = (plot: ReturnType<typeof plotBalance>) =>
    (plot?.marks ?? []).flatMap((mark) =>
      mark.kind === 'path' ? mark.points.map(([x, y]) => [Math.round(x), Math.round(y)]) : [],
    );
  const near = ([x = 0, y = 0]: readonly number[]) =>
    Math.abs(x - (place[0] ?? 0)) + Math.abs(y - (place[1] ?? 0)) < 8;
  const withNorm = plotBalance(appraiseLearning(goldenLearning('S3'), { norm }), 'x', words);
  const without = plotBalance(appraiseLearning(goldenLearning('S3')), 'x', words);
  expect(crosses(withNorm).filter(near).length).toBeGreaterThan(
    crosses(without).filter(near).length,
  );
  expect(text(withNorm)).toContain(words.plots.norm);
  expect(text(without)).not.toContain(words.plots.norm);
});

it('draws nothing where nobody answered', () => {
  const nobody = { ...goldenLearning('S3'), respondents: [], indicators: [] };
  expect(plotBalance(appraiseLearning(nobody), 'x', words)).toBeNull();
});
