import { verificationCase, without } from '../../../test/support/credentials.js';
import { checkDates } from './check-dates.js';

it.each([
  ['2026-11-23T09:59:59Z', 'failed fatal dates.not-yet-valid'],
  ['2026-11-23T10:00:00Z', 'passed none'],
  ['2031-11-23T10:00:00Z', 'passed none'],
  ['2031-11-23T10:00:01Z', 'failed warning dates.expired'],
])('at %s', async (now, expected) => {
  const { facts } = (await verificationCase()).credential;
  const { state, severity, code } = checkDates(facts, new Date(now));
  expect([state, severity, code].join(' ').trim()).toBe(expected);
});

it('knows no end where none is stated', async () => {
  const facts = without((await verificationCase()).credential.facts, 'validUntil');
  expect(checkDates(facts, new Date('2999-01-01T00:00:00Z')).state).toBe('passed');
});
