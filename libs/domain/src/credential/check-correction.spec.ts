import { competenceRecord } from '../../../../test/support/credentials.js';
import type { NewCorrection } from '../generated/schemas.js';
import { checkCorrection } from './check-correction.js';

const record = competenceRecord();
const NOW = new Date('2026-11-24T10:00:00Z');
const check = (correction: Partial<NewCorrection>) =>
  checkCorrection(record, { reasonCode: 'name-wrong', ...correction }, NOW);

it.each<[string, Partial<NewCorrection>, string]>([
  ['another standard', { standard: `${record.standard.versionUri}0` }, 'needs-assessment'],
  ['another level', { level: record.standard.level + 1 }, 'needs-assessment'],
  ['fewer criteria', { criteria: ['no-such'] }, 'needs-assessment'],
  ['another level and a name', { level: 5, givenName: 'Ada' }, 'needs-assessment'],
  ['nothing', {}, 'nothing-changed'],
  ['the same name', { givenName: record.subject.givenName }, 'nothing-changed'],
  ['a language the standard lacks', { language: 'xx' }, 'language-missing'],
  ['an end that has passed', { validUntil: '2026-11-24T10:00:00Z' }, 'dates-reversed'],
  [
    'an experience that ends before it begins',
    { experience: [{ from: '2025-02-01', to: '2025-01-31', role: 'Turner' }] },
    'dates-reversed',
  ],
])('refuses %s', (_, correction, code) => {
  expect(() => check(correction)).toThrow(`correction.${code}`);
});

it('takes what is named and leaves the rest', () => {
  const { standard, criteria } = record;
  const same = {
    standard: standard.versionUri,
    level: standard.level,
    criteria: criteria.map(({ id }) => id).reverse(),
  };
  expect(check({ ...same, familyName: 'Rossi', validUntil: '2030-01-01T00:00:00Z' })).toEqual({
    subject: { ...record.subject, familyName: 'Rossi' },
    language: record.language,
    experience: record.experience,
    validUntil: '2030-01-01T00:00:00Z',
  });
});
