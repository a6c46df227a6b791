import type { Typing } from '../learning-appraisal.js';
import { statements, statementsFor, type StatementNeeds } from './statements.js';

const type: Typing = {
  posterior: { A: 1 },
  top: 'A',
  second: 'B',
  rival: 'B',
  outcome: 'A',
  reason: null,
  variant: 0,
  drivers: [],
};
const firm: StatementNeeds = {
  kind: 'firm',
  respondents: 4,
  psychometricStatus: 'design-stage',
  type,
  collaboration: true,
};
const collective = { outcome: 'not-evidenced', pAbove60: 0.1, jointPlans: 0 } as const;
const cluster: StatementNeeds = { ...firm, kind: 'cluster', collective };

it.each<[string, StatementNeeds, string]>([
  ['a firm', firm, 'S1 S2 S7 S8'],
  ['nothing on collaboration', { ...firm, collaboration: false }, 'S1 S7 S8'],
  ['one answer', { ...firm, respondents: 1 }, 'S1 S2 S6 S7 S8'],
  ['no type shown', { ...firm, type: { ...type, reason: 'too-few-answers' } }, 'S1 S2 S7'],
  ['nobody', { ...firm, respondents: 0 }, 'S1 S2 S7'],
  ['a validated instrument', { ...firm, psychometricStatus: 'final' }, 'S1 S2 S8'],
  ['a cluster', cluster, 'S1 S2 S3 S4 S5 S7 S8'],
  [
    'a cluster with joint plans on record',
    { ...cluster, collective: { ...collective, jointPlans: 1 } },
    'S1 S2 S3 S4 S7 S8',
  ],
  [
    'collective learning in evidence',
    { ...cluster, collective: { ...collective, outcome: 'evidenced' } },
    'S1 S2 S3 S4 S7 S8',
  ],
])('%s', (_, needs, expected) => {
  expect(statementsFor(needs).join(' ')).toBe(expected);
});

it('quotes the research wherever it does not follow from the method', () => {
  expect(statements.map(({ source }) => source.quotation !== null)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
