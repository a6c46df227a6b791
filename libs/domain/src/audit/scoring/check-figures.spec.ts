import type { LearningInput } from '../audit-input.js';
import { DomainError } from '../../core/domain-error.js';
import { checkLearningInput, checkRespondents } from './check-figures.js';
import { firmItems } from '../instrument/items.js';

const input: LearningInput = {
  heads: 12,
  ageYears: 4,
  exposureMonths: 12,
  respondents: [],
  indicators: [{ id: 'E-KA1', count: 3 }],
};
const codeOf = (work: () => void) => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return null;
};

it('takes figures that can be, and a head count that nobody knows', () => {
  expect(codeOf(() => checkLearningInput(input))).toBeNull();
  expect(codeOf(() => checkLearningInput({ ...input, heads: 0 }))).toBeNull();
});

it.each<[string, Partial<LearningInput>]>([
  ['a negative head count', { heads: -1 }],
  ['a head count of a country', { heads: 1e9 }],
  ['a head count that is no number', { heads: Number.NaN }],
  ['a head count that is a text', { heads: '12' as unknown as number }],
  ['an age before the foundation', { ageYears: -2 }],
  ['an endless age', { ageYears: Infinity }],
  ['records of two hundred years', { exposureMonths: 2400 }],
  ['an unknown indicator', { indicators: [{ id: 'E-XX1', count: 1 }] }],
  ['an indicator that is there twice', { indicators: [...input.indicators, ...input.indicators] }],
  ['a negative count', { indicators: [{ id: 'E-KA1', count: -1 }] }],
  ['a share without a whole', { indicators: [{ id: 'E-CD1', count: 1 }] }],
  ['a share above its whole', { indicators: [{ id: 'E-CD1', count: 3, of: 2 }] }],
  ['a whole that is no number', { indicators: [{ id: 'E-CD1', count: 0, of: Number.NaN }] }],
])('refuses %s', (_, wrong) => {
  expect(codeOf(() => checkLearningInput({ ...input, ...wrong }))).toBe('audit.figure-refused');
});

it.each([5, -1, 1.5, Number.NaN, '3', true, {}])('refuses the answer %p', (answer) => {
  const respondents = [{ id: 'r1', answers: { IGI1: answer as 0 } }];
  expect(codeOf(() => checkRespondents(respondents, firmItems))).toBe('audit.answer-refused');
});

it('takes every legal answer and does not mind items of another form', () => {
  const answers = { IGI1: 0, IGI2: 'DK', IGI3: null, IGI4: 'REF', 'C-HIS1': 3 } as const;
  expect(codeOf(() => checkRespondents([{ id: 'r1', answers }], firmItems))).toBeNull();
});

it('refuses somebody who answered twice, and a crowd', () => {
  const twice = [
    { id: 'r1', answers: {} },
    { id: 'r1', answers: {} },
  ];
  expect(codeOf(() => checkRespondents(twice, firmItems))).toBe('audit.respondent-repeated');
  const crowd = Array.from({ length: 1001 }, (_, place) => ({ id: `r${place}`, answers: {} }));
  expect(codeOf(() => checkRespondents(crowd, firmItems))).toBe('audit.figure-refused');
});
