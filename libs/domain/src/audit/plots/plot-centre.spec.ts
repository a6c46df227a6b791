import { goldenClusterAudit } from '../../../../../test/support/golden-reports.js';
import { en } from '../words/en.js';
import { wordsIn } from '../words/words-in.js';
import { plotCentre } from './plot-centre.js';
import { marksOutside, numbersNotInTable } from './testing/numbers-of.js';

const words = wordsIn('en', en);
const { balance } = goldenClusterAudit();
if (!balance) throw new Error('the golden cluster has a balance');

it('draws the middle of the firms with its cloud', () => {
  const plot = plotCentre(balance, 'the finding', words);
  if (!plot) throw new Error('with intervals there is a picture');
  expect(plot.finding).toBe('the finding');
  expect(numbersNotInTable(plot)).toEqual([]);
  expect(marksOutside(plot)).toEqual([]);
});

it('draws none without intervals', () => {
  expect(plotCentre({ ...balance, ilrIntervals: null }, 'x', words)).toBeNull();
});
