import { isKeepingOver, KEEPING_MONTHS, keptUntil, monthsKept } from './keeping-end.js';

const at = (instant: string) => new Date(instant);

it.each([
  ['2026-11-29T01:20:00.000Z', 36, '2029-11-29T01:20:00.000Z'],
  ['2026-11-29T01:20:00.000Z', 12, '2027-11-29T01:20:00.000Z'],
  ['2026-12-15T23:59:59.999Z', 13, '2028-01-15T23:59:59.999Z'],
  // a month without that day ends it on its last
  ['2026-01-31T10:00:00.000Z', 13, '2027-02-28T10:00:00.000Z'],
  ['2026-01-31T10:00:00.000Z', 25, '2028-02-29T10:00:00.000Z'],
  ['2028-02-29T10:00:00.000Z', 12, '2029-02-28T10:00:00.000Z'],
  ['2028-02-29T10:00:00.000Z', 48, '2032-02-29T10:00:00.000Z'],
  ['2026-03-31T00:00:00.000Z', 120, '2036-03-31T00:00:00.000Z'],
])('what came about %s is kept for %i months, until %s', (from, months, until) => {
  expect(keptUntil(at(from), months).toISOString()).toBe(until);
});

it('is over from that very instant on, and not a millisecond before', () => {
  const from = at('2026-11-29T01:20:00.000Z');
  const over = (now: string) => isKeepingOver(from, 12, at(now));
  expect(over('2027-11-29T01:19:59.999Z')).toBe(false);
  expect(over('2027-11-29T01:20:00.000Z')).toBe(true);
  expect(over('2030-01-01T00:00:00.000Z')).toBe(true);
});

it('leaves the instant it began with alone', () => {
  const from = at('2026-01-31T10:00:00.000Z');
  keptUntil(from, 13);
  expect(from.toISOString()).toBe('2026-01-31T10:00:00.000Z');
});

it('keeps nothing longer than was told, and shorter where less is set now', () => {
  expect(monthsKept(36, 24)).toBe(24);
  expect(monthsKept(24, 36)).toBe(24);
  expect(monthsKept(36, undefined)).toBe(36);
});

it('lets two audits nine months apart be computed again', () => {
  expect(KEEPING_MONTHS.least).toBeGreaterThan(9);
  expect(KEEPING_MONTHS.byDefault).toBeGreaterThanOrEqual(KEEPING_MONTHS.least);
  expect(KEEPING_MONTHS.byDefault).toBeLessThanOrEqual(KEEPING_MONTHS.most);
});
