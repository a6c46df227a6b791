import { endOfQuarter, quarterBefore } from './quarter.js';

it.each([
  ['2026-Q1', '2026-04-01T00:00:00.000Z'],
  ['2026-Q3', '2026-10-01T00:00:00.000Z'],
  ['2026-Q4', '2027-01-01T00:00:00.000Z'],
])('%s ends before %s', (quarter, end) => {
  expect(endOfQuarter(quarter).toISOString()).toBe(end);
});

it.each([
  ['2026-01-01T00:00:00Z', '2025-Q4'],
  ['2026-03-31T23:59:59Z', '2025-Q4'],
  ['2026-04-01T00:00:00Z', '2026-Q1'],
  ['2026-12-31T23:59:59Z', '2026-Q3'],
])('at %s the last quarter that is over is %s', (instant, quarter) => {
  expect(quarterBefore(new Date(instant))).toBe(quarter);
});
