import type { NewJudgement } from '../generated/schemas.js';
import { certifies, gradeEvidence, isOnWordsOnly } from './grade-evidence.js';

const KINDS = [
  'observation',
  'simulation',
  'work-sample',
  'conversation',
  'knowledge-test',
  'witness-statement',
  'certificate',
  'logbook',
  'self-statement',
];
const evidence = KINDS.map((kind) => ({ id: kind, kind, madeAt: '2026-05-14' }));
const judged = (...kinds: readonly string[]): NewJudgement['criteria'][number] => ({
  criterionId: 'c1',
  outcome: 'met',
  cites: kinds.map((evidenceId) => ({ evidenceId, valid: true, authentic: true, current: true })),
  sufficient: true,
});

it.each<[string, readonly string[], boolean, string]>([
  ['own words alone', ['self-statement', 'logbook'], true, 'E'],
  ['statements of others', ['witness-statement', 'self-statement'], true, 'D'],
  ['a work sample', ['work-sample'], true, 'C'],
  ['a conversation and a statement', ['conversation', 'witness-statement'], true, 'C'],
  ['one observation', ['observation'], true, 'B'],
  ['two sources, but a colleague as assessor', ['observation', 'work-sample'], false, 'B'],
  ['two sources, one simulated, from outside', ['simulation', 'conversation'], true, 'A'],
])('%s', (_name, kinds, outsideAssessor, grade) => {
  expect(gradeEvidence({ judgements: [judged(...kinds)], evidence, outsideAssessor })).toBe(grade);
});

it('is as good as its weakest criterion, and counts only what is met and good', () => {
  const [cite] = judged('work-sample').cites;
  if (!cite) throw new Error('a judgement cites');
  const stale = {
    ...judged('observation'),
    cites: [...judged('observation').cites, { ...cite, current: false }],
  };
  const judgements = [
    stale,
    judged('work-sample'),
    { ...judged('self-statement'), outcome: 'not-yet' as const },
  ];
  expect(gradeEvidence({ judgements, evidence, outsideAssessor: true })).toBe('C');
  expect(gradeEvidence({ judgements: [stale], evidence, outsideAssessor: true })).toBe('B');
  expect(gradeEvidence({ judgements: [], evidence, outsideAssessor: true })).toBeUndefined();
});

it('lets A to C on a credential', () => {
  expect((['A', 'B', 'C', 'D', 'E'] as const).filter(certifies)).toEqual(['A', 'B', 'C']);
});

it.each<[readonly string[], boolean]>([
  [['conversation'], true],
  [['conversation', 'witness-statement'], true],
  [['conversation', 'work-sample'], false],
  [['knowledge-test'], false],
])('%j is words only: %j', (kinds, words) => {
  expect(isOnWordsOnly([judged(...kinds)], evidence)).toBe(words);
});
