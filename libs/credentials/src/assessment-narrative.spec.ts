import { competenceRecord } from '../../../test/support/credentials.js';
import { assessmentNarrative } from './assessment-narrative.js';

const { assessment } = competenceRecord();

it.each([
  [
    {},
    'Assessed on 2026-11-20 by 2 assessors. Methods: observation, conversation. A second assessor judged independently. No tie to the candidate was declared.',
  ],
  [
    { assessors: 1, second: false, tieDeclared: true, methods: ['observation'] },
    'Assessed on 2026-11-20 by 1 assessor. Methods: observation. There was no second assessment. A tie to the candidate was declared.',
  ],
])('says how it was assessed: %j', (changes, narrative) => {
  expect(assessmentNarrative({ ...assessment, ...changes })).toBe(narrative);
});
