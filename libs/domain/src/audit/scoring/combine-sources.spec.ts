import { scoreConstruct } from './score-construct.js';
import { combineSources } from './combine-sources.js';
import { firmItems } from '../instrument/items.js';
import { answersBy } from '../testing/golden-cases.js';

const items = firmItems.filter(({ construct }) => construct === 'KAF');
const score = scoreConstruct([{ id: 'r1', answers: answersBy(() => 3) }], items, 20);

it('keeps the answers where there are no records, with the variance of their kind', () => {
  const alone = combineSources(score, null);
  expect(alone).toMatchObject({ mean: score.mean, z: null, flag: null, evidenceWeight: 0 });
  expect(alone.variance).toBeGreaterThan(score.variance);
});

it('gives records more weight the surer they are', () => {
  let last = 1;
  for (const variance of [0, 0.001, 0.01, 0.1, 1]) {
    const { evidenceWeight, mean } = combineSources(score, { mean: 0.6, variance });
    expect(evidenceWeight).toBeLessThan(last);
    expect(mean).toBeGreaterThanOrEqual(Math.min(score.mean, 0.6));
    expect(mean).toBeLessThanOrEqual(Math.max(score.mean, 0.6));
    last = evidenceWeight;
  }
});

it('is less sure when answers and records disagree, and says in which direction', () => {
  const agreeing = combineSources(score, { mean: score.mean, variance: 0.001 });
  const low = combineSources(score, { mean: 0.02, variance: 0.001 });
  expect(agreeing.flag).toBeNull();
  expect(low.flag).toBe('claims-exceed-records');
  expect(low.variance).toBeGreaterThan(agreeing.variance);
  const modest = scoreConstruct([{ id: 'r1', answers: answersBy(() => 0) }], items, 20);
  expect(combineSources(modest, { mean: 0.9, variance: 0.001 }).flag).toBe('records-exceed-claims');
});

it('has nobody disagree with the records where nobody answered', () => {
  const silent = scoreConstruct([], items, 20);
  const combined = combineSources(silent, { mean: 0.98, variance: 0.0001 });
  expect(Math.abs(combined.z ?? 0)).toBeGreaterThan(1.645);
  expect(combined.flag).toBeNull();
});
