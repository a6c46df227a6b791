import { dayOf, wholeSecond } from './instant.js';

it.each([
  ['2026-11-23T10:00:00.000Z', '2026-11-23T10:00:00Z', '2026-11-23'],
  ['2026-12-31T23:59:59.999Z', '2026-12-31T23:59:59Z', '2026-12-31'],
])('%s is cut to whole seconds and to its day', (instant, second, day) => {
  expect(wholeSecond(new Date(instant))).toBe(second);
  expect(dayOf(new Date(instant))).toBe(day);
});
