import { readFileSync } from 'node:fs';
import { appraiseLearning } from '../appraise-learning.js';
import { learningInputOf, type GoldenFile, type GoldenFirm } from '../testing/golden-cases.js';
import { compareLearning } from './compare-learning.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

const audit = (firm: string, wanted: Partial<GoldenFirm> = {}) => ({
  appraisal: appraiseLearning(
    learningInputOf({ ...(golden.inputs.firms[firm] as GoldenFirm), ...wanted }),
  ),
  instrument: '0.1.0',
});
const nothing = {
  levels: { IG: null, KA: null, CD: null },
  skillsEvaluation: null,
  balance: null,
};

it('compares the levels, the balance and the skills evaluation culture, nothing else', () => {
  const change = compareLearning(audit('S1'), audit('S2'), { months: 12 });
  expect(Object.keys(change)).toEqual(['reason', 'levels', 'skillsEvaluation', 'balance']);
  expect(change.reason).toBeNull();
  expect(change.levels.KA?.verdict).toBe('rise');
  expect(change.balance?.distance).toBeGreaterThan(0);
});

it('sees no change where there is none', () => {
  const change = compareLearning(audit('S2'), audit('S2'), { months: 9, overlap: 1 });
  for (const level of Object.values(change.levels)) {
    expect(level?.verdict).toBe('no-relevant-change');
  }
  expect(change.balance).toMatchObject({ distance: 0, towards: null });
  expect(change.balance?.verdict).not.toBe('shifted');
});

it('gives the same again, and another cloud for another seed', () => {
  const [before, after] = [audit('S1'), audit('S3')];
  const change = (seed?: number) =>
    compareLearning(before, after, { months: 12, ...(seed === undefined ? {} : { seed }) });
  expect(change()).toEqual(change());
  expect(change(1).balance?.interval).not.toEqual(change().balance?.interval);
});

it.each([
  ['less than nine months lie between', 'too-soon', { months: 8.9 }, '0.1.0'],
  ['the time between is unknown', 'too-soon', { months: Number.NaN }, '0.1.0'],
  ['other questions were asked', 'other-instrument', { months: 12 }, '0.2.0'],
] as const)('says nothing when %s', (_, reason, between, version) => {
  const after = { ...audit('S1'), instrument: version };
  expect(compareLearning(audit('S1'), after, between)).toEqual({ reason, ...nothing });
});

it('says nothing when nobody answered one of them', () => {
  const silent = audit('S1', { respondents: [] });
  expect(compareLearning(audit('S1'), silent, { months: 12 })).toEqual({
    reason: 'no-data',
    ...nothing,
  });
});
