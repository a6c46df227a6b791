import { judgeViewAge } from './judge-view-age.js';

const HOUR = 3_600_000;
const confirmedAt = new Date('2026-11-23T10:00:00Z');

it.each([
  [0, 'fresh'],
  [72 * HOUR, 'fresh'],
  [72 * HOUR + 1, 'ageing'],
  [168 * HOUR, 'ageing'],
  [168 * HOUR + 1, 'stale'],
  [-60_000, 'fresh'],
  [-169 * HOUR, 'stale'],
])('%d ms after it was confirmed a copy is %s', (age, judged) => {
  expect(judgeViewAge(confirmedAt, new Date(confirmedAt.getTime() + age))).toBe(judged);
});
