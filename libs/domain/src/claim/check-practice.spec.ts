import { checkFreshness, checkPractice } from './check-practice.js';

const SINCE = '2026-03-01';

it('asks for work since the old credential: going on, or ended later', () => {
  for (const to of [undefined, '2026-03-01', '2026-05-01'])
    expect(() => checkPractice([{ to: '2024-01-01' }, { to }], SINCE)).not.toThrow();
  const idle = () => checkPractice([{ to: '2026-02-28' }], SINCE);
  expect(idle).toThrow(expect.objectContaining({ code: 'renewal.practice-missing' }) as Error);
});

const criteria = [
  { id: 'c1', level: 1, text: { en: 'Fills' }, mustObserve: false },
  { id: 'c2', level: 1, text: { en: 'Pierces' }, mustObserve: true },
];
const evidence = [
  { id: 'old', kind: 'observation', madeAt: '2026-02-28' },
  { id: 'new', kind: 'observation', madeAt: '2026-03-01' },
  { id: 'said', kind: 'witness-statement', madeAt: '2026-04-01' },
];
const judged = (outcome: 'met' | 'not-yet', ...ids: readonly string[]) =>
  criteria.map(({ id }) => ({
    criterionId: id,
    outcome,
    sufficient: true,
    cites: ids.map((evidenceId) => ({ evidenceId, valid: true, authentic: true, current: true })),
  }));

it('asks for fresh direct evidence where the work has to be seen, and only there', () => {
  expect(() =>
    checkFreshness(criteria, evidence, judged('met', 'old', 'new'), SINCE),
  ).not.toThrow();
  expect(() => checkFreshness(criteria, evidence, judged('not-yet'), SINCE)).not.toThrow();
  for (const ids of [['old'], ['said'], ['old', 'said']])
    expect(() => checkFreshness(criteria, evidence, judged('met', ...ids), SINCE)).toThrow(
      expect.objectContaining({
        code: 'renewal.observation-not-fresh',
        refusal: { issues: [expect.objectContaining({ path: '/criteria/1' })] },
      }) as Error,
    );
});
