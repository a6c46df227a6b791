import type { NewJudgement } from '../generated/schemas.js';
import { judgeClaim } from './judge-claim.js';
import type { Criterion } from './open-claim.js';

type Judgement = NewJudgement['criteria'][number];
const now = new Date('2026-11-23T10:00:00Z');
const criteria: Criterion[] = [
  { id: 'c1', level: 1, text: { en: 'sets the guide' }, mustObserve: false },
  { id: 'c2', level: 1, text: { en: 'clears a jam' }, mustObserve: true },
];
const evidence = [
  { id: 'seen', kind: 'observation', madeAt: '2026-10-01' },
  { id: 'old', kind: 'work-sample', madeAt: '2022-11-22' },
  { id: 'said', kind: 'witness-statement', madeAt: '2026-10-01' },
  { id: 'log', kind: 'logbook', madeAt: '2026-10-01' },
];
const cite = (evidenceId: string, over = {}) => ({
  evidenceId,
  valid: true,
  authentic: true,
  current: true,
  ...over,
});
const met = (
  criterionId: string,
  cites = [cite('seen')],
  over: Partial<Judgement> = {},
): Judgement => ({
  criterionId,
  outcome: 'met',
  cites,
  sufficient: true,
  ...over,
});
const judge = (...judgements: Judgement[]) => judgeClaim(criteria, evidence, judgements, now);

it.each<[string, Judgement[], string]>([
  ['a criterion left out', [met('c1')], 'judgement.criterion-missing'],
  ['a criterion twice', [met('c1'), met('c1'), met('c2')], 'judgement.criterion-repeated'],
  ['a foreign criterion', [met('c1'), met('c2'), met('c9')], 'judgement.criterion-unknown'],
  [
    'foreign evidence',
    [met('c1', [cite('seen'), cite('theirs')]), met('c2')],
    'judgement.evidence-unknown',
  ],
  ['met without a citation', [met('c1', []), met('c2')], 'judgement.vacs-incomplete'],
  [
    'met on evidence that is not authentic',
    [met('c1', [cite('seen', { authentic: false })]), met('c2')],
    'judgement.vacs-incomplete',
  ],
  [
    'met on evidence that is not sufficient',
    [met('c1', undefined, { sufficient: false }), met('c2')],
    'judgement.vacs-incomplete',
  ],
  ['met on statements alone', [met('c1', [cite('said')]), met('c2')], 'judgement.testimony-alone'],
  [
    'an observable criterion without direct evidence',
    [met('c1'), met('c2', [cite('log')])],
    'judgement.observation-missing',
  ],
  [
    'old evidence without a reason',
    [met('c1', [cite('old')]), met('c2')],
    'judgement.rationale-missing',
  ],
  [
    'not yet without a reason',
    [met('c1'), met('c2', [], { outcome: 'not-yet', rationale: '  ' })],
    'judgement.rationale-missing',
  ],
])('refuses %s', (_name, judgements, code) => {
  expect(() => judge(...judgements)).toThrow(expect.objectContaining({ code }) as Error);
});

it('names every fault at once, with its place', () => {
  expect(() => judge(met('c1', [cite('said')]), met('c2', [cite('log')]))).toThrow(
    expect.objectContaining({
      refusal: {
        issues: [
          expect.objectContaining({ path: '/criteria/0', code: 'judgement.testimony-alone' }),
          expect.objectContaining({ path: '/criteria/1', code: 'judgement.observation-missing' }),
        ],
      },
    }) as Error,
  );
});

it.each<[string, Judgement[], 'met' | 'not-met']>([
  ['every criterion met', [met('c1'), met('c2')], 'met'],
  [
    'old evidence with a reason',
    [met('c1', [cite('old')], { rationale: 'the machine is the same' }), met('c2')],
    'met',
  ],
  [
    'one not yet met',
    [met('c1'), met('c2', [], { outcome: 'not-yet', rationale: 'not seen at work' })],
    'not-met',
  ],
])('%s: %s', (_name, judgements, outcome) => {
  expect(judge(...judgements)).toBe(outcome);
});

it('counts 48 months as current to the day', () => {
  const judgeOld = (madeAt: string) => () =>
    judgeClaim(
      criteria,
      [{ id: 'seen', kind: 'observation', madeAt }],
      [met('c1'), met('c2')],
      now,
    );
  expect(judgeOld('2022-11-23')()).toBe('met');
  expect(judgeOld('2022-11-22')).toThrow(
    expect.objectContaining({ code: 'judgement.rationale-missing' }) as Error,
  );
});
