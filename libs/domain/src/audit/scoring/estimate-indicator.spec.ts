import { readFileSync } from 'node:fs';
import { goldenEstimate, type GoldenFile } from '../testing/golden-cases.js';
import { averageEstimates, estimateCount, estimateShare } from './estimate-indicator.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

it('has the golden count and share', () => {
  const { evCount, evShare } = golden.unit;
  const count = goldenEstimate(estimateCount(evCount.x, evCount.exposure, evCount.h));
  expect(count.mean).toBeCloseTo(evCount.out.mean, 12);
  expect(count.var).toBeCloseTo(evCount.out.var, 12);
  const share = goldenEstimate(estimateShare(evShare.x, evShare.n));
  expect(share.mean).toBeCloseTo(evShare.out.mean, 12);
  expect(share.var).toBeCloseTo(evShare.out.var, 12);
});

it('rises with what is counted, and is surer with more of it', () => {
  for (let count = 0; count < 50; count += 1) {
    expect(estimateCount(count + 1, 10, 1).mean).toBeGreaterThan(estimateCount(count, 10, 1).mean);
    expect(estimateShare(count + 1, 60).mean).toBeGreaterThan(estimateShare(count, 60).mean);
  }
  expect(estimateShare(30, 100).variance).toBeLessThan(estimateShare(3, 10).variance);
  expect(estimateCount(30, 100, 1).variance).toBeLessThan(estimateCount(3, 10, 1).variance);
});

it('averages the indicators of a construct, and has nothing of none', () => {
  expect(averageEstimates([])).toBeNull();
  const average = averageEstimates([
    { mean: 0.2, variance: 0.04 },
    { mean: 0.4, variance: 0.08 },
  ]);
  expect(average?.mean).toBeCloseTo(0.3, 12);
  expect(average?.variance).toBeCloseTo(0.03, 12);
});
