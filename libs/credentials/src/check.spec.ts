import { from, notRun, passed, passedWithNote, refuted, unchecked } from './check.js';

const asOf = new Date('2026-11-24T09:00:00Z');

it('keeps state and severity apart', () => {
  expect(refuted('dates', 'a.b', 's')).toMatchObject({ state: 'failed', severity: 'fatal' });
  expect(unchecked('dates', 'a.b', 's')).toMatchObject({
    state: 'could-not-check',
    severity: 'warning',
  });
  expect(passedWithNote('dates', 'a.b', 's')).toMatchObject({
    state: 'passed',
    severity: 'warning',
  });
  expect(notRun('dates')).toMatchObject({
    state: 'could-not-check',
    severity: 'none',
    code: 'check.not-run',
  });
});

it('says where it comes from, and of when only when there was an answer', () => {
  const check = passed('dates', 's');
  expect(from(check, { state: 'found', value: 1, asOf, source: 'x'.repeat(600) })).toMatchObject({
    source: 'x'.repeat(500),
    asOf: '2026-11-24T09:00:00.000Z',
  });
  expect(from(check, { state: 'missing', source: '' })).toEqual(check);
});
