import { checkPeriod, isRoundOver, type RoundState, roundState } from './round-state.js';

const NOW = new Date('2026-12-01T10:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (ms: number) => new Date(NOW.getTime() + ms);

it.each<[string, number, number, RoundState]>([
  ['before it begins', 1, DAY, 'planned'],
  ['at the moment it begins', 0, DAY, 'open'],
  ['a moment before its end', -DAY, 1, 'open'],
  ['at its end, whoever tidies up later', -DAY, 0, 'closed'],
])('%s', (_when, opens, closes, state) => {
  expect(roundState({ opensAt: at(opens), closesAt: at(closes) }, NOW)).toBe(state);
});

it('stays what it was ended as', () => {
  const times = { opensAt: at(-DAY), closesAt: at(DAY) };
  expect(roundState({ ...times, closedAt: at(-1) }, NOW)).toBe('closed');
  expect(roundState({ ...times, cancelledAt: at(-1) }, NOW)).toBe('cancelled');
  expect(roundState({ ...times, closesAt: at(-1), cancelledAt: at(-2) }, NOW)).toBe('cancelled');
  expect(
    (['planned', 'open', 'closed', 'cancelled'] as const).filter((state) => isRoundOver(state)),
  ).toEqual(['closed', 'cancelled']);
});

it.each([
  [0, HOUR],
  [0, 90 * DAY],
  [366 * DAY, 367 * DAY],
  [-DAY, 1],
])('takes a round from %s to %s', (opens, closes) => {
  expect(() => {
    checkPeriod({ opensAt: at(opens), closesAt: at(closes) }, NOW);
  }).not.toThrow();
});

it.each([
  ['too short', 0, HOUR - 1],
  ['too long', 0, 90 * DAY + 1],
  ['reversed', DAY, 0],
  ['too far ahead', 366 * DAY + 1, 367 * DAY + 1],
  ['over already', -DAY, 0],
  ['without a beginning', NaN, DAY],
  ['without an end', 0, NaN],
])('refuses one that is %s', (_what, opens, closes) => {
  expect(() => {
    checkPeriod({ opensAt: at(opens), closesAt: at(closes) }, NOW);
  }).toThrow('audit-round.dates-out-of-range');
});
