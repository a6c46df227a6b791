import {
  from,
  notApplicable,
  notRun,
  passed,
  passedWithNote,
  refuted,
  unchecked,
} from './check.js';

const asOf = new Date('2026-11-24T09:00:00Z');

it('keeps state and severity apart', () => {
  expect(refuted('dates', 'a.b', 'dates.expired')).toMatchObject({
    state: 'failed',
    severity: 'fatal',
  });
  expect(unchecked('dates', 'a.b', 'dates.expired')).toMatchObject({
    state: 'could-not-check',
    severity: 'warning',
  });
  expect(passedWithNote('dates', 'a.b', 'dates.expired')).toMatchObject({
    state: 'passed',
    severity: 'warning',
  });
  expect(notRun('dates')).toMatchObject({
    state: 'could-not-check',
    severity: 'none',
    code: 'not-run',
  });
});

it('says where it comes from, and of when only when there was an answer', () => {
  const check = passed('dates', 'dates.within');
  expect(from(check, { state: 'found', value: 1, asOf, source: 'x'.repeat(600) })).toMatchObject({
    source: 'x'.repeat(500),
    asOf: '2026-11-24T09:00:00.000Z',
  });
  expect(from(check, { state: 'missing', source: '' })).toEqual(check);
});

it('says a finding by its code, in words that carry what was found', () => {
  expect(
    refuted('dates', 'dates.not-yet-valid', undefined, { from: 'x'.repeat(400) }),
  ).toMatchObject({
    code: 'dates.not-yet-valid',
    applies: true,
    sentence: { key: 'dates.not-yet-valid', args: { from: 'x'.repeat(300) } },
    text: `It is valid only from ${'x'.repeat(300)} on.`,
  });
  expect(() => refuted('dates', 'a.b')).toThrow('a finding without a sentence: a.b');
});

it('tells what does not apply from what passed', () => {
  expect(notApplicable('holder', 'holder.not-asked')).toMatchObject({
    state: 'passed',
    severity: 'none',
    applies: false,
  });
});
