import { DomainError } from '../../core/domain-error.js';
import { type Decision, decideRecommendation } from './decide-recommendation.js';

const TODAY = '2026-11-28';

function codeOf(decision: Decision): string | undefined {
  try {
    decideRecommendation(decision, TODAY);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return undefined;
}

it.each<[string, Decision, string]>([
  ['a refusal without a reason', { state: 'declined' }, 'recommendation.reason-missing'],
  ['a blank reason', { state: 'declined', reason: ' \n ' }, 'recommendation.reason-missing'],
  ['today', { state: 'accepted', followUpOn: TODAY }, 'recommendation.date-unfit'],
  ['a past day', { state: 'open', followUpOn: '2026-11-01' }, 'recommendation.date-unfit'],
  [
    'a day in eleven years',
    { state: 'open', followUpOn: '2037-11-28' },
    'recommendation.date-unfit',
  ],
  [
    'a day for what is done',
    { state: 'done', followUpOn: '2027-01-01' },
    'recommendation.date-unfit',
  ],
])('refuses %s', (_, decision, code) => {
  expect(codeOf(decision)).toBe(code);
});

it.each<[Decision, Decision]>([
  [{ state: 'accepted' }, { state: 'accepted' }],
  [
    { state: 'declined', reason: ' no money this year ' },
    { state: 'declined', reason: 'no money this year' },
  ],
  [{ state: 'done', reason: '' }, { state: 'done' }],
  [
    { state: 'accepted', followUpOn: '2026-11-29' },
    { state: 'accepted', followUpOn: '2026-11-29' },
  ],
  [
    { state: 'open', followUpOn: '2036-11-28' },
    { state: 'open', followUpOn: '2036-11-28' },
  ],
])('takes %j', (decision, taken) => {
  expect(decideRecommendation(decision, TODAY)).toEqual(taken);
});
