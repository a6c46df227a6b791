import type { NewEndorsementStatement } from '../generated/schemas.js';
import { checkStatement, gapTasks } from './check-statement.js';

const asked = {
  candidate: 'Ada Rossi',
  tasks: ['stitch the apron', 'pair left and right', 'cut'],
  today: '2026-11-24',
};
const statement = (over: Partial<NewEndorsementStatement> = {}): NewEndorsementStatement => ({
  token: 'A'.repeat(22),
  witness: 'Ida Conti',
  relation: 'a customer for years',
  period: { from: '2020-01-01', to: '2024-06-30' },
  answers: ['yes', 'partly', 'no'],
  language: 'it',
  agreed: true,
  ...over,
});

it.each<[string, Partial<NewEndorsementStatement>, string]>([
  ['without agreement', { agreed: false }, 'endorsement.consent-missing'],
  ['with an answer too few', { answers: ['yes', 'yes'] }, 'endorsement.answers-incomplete'],
  [
    'with one too many',
    { answers: ['yes', 'yes', 'yes', 'yes'] },
    'endorsement.answers-incomplete',
  ],
  ['of nobody', { witness: ' ' }, 'evidence.detail-missing'],
  ['without a relation', { relation: '\t' }, 'evidence.detail-missing'],
  ['of the candidate', { witness: 'ROSSI Ada' }, 'endorsement.witness-is-candidate'],
  ['of tomorrow', { period: { from: '2026-11-25' } }, 'experience.in-future'],
  [
    'of what is to come',
    { period: { from: '2026-11-24', to: '2026-11-25' } },
    'experience.in-future',
  ],
  ['of another century', { period: { from: '1899-12-31' } }, 'body.invalid'],
  [
    'of time reversed',
    { period: { from: '2024-01-02', to: '2024-01-01' } },
    'evidence.detail-invalid',
  ],
])('refuses a statement %s', (_name, over, code) => {
  expect(() => {
    checkStatement(statement(over), asked);
  }).toThrow(expect.objectContaining({ code }) as Error);
});

it('takes a statement, also of what goes on', () => {
  expect(() => {
    checkStatement(statement(), asked);
    checkStatement(statement({ period: { from: '2026-11-24' } }), asked);
  }).not.toThrow();
});

it('makes a task of what was seen partly, and nothing of yes and no', () => {
  expect(gapTasks(asked.tasks, ['yes', 'partly', 'no'])).toEqual(['pair left and right']);
});
