import { clockOffset, periodStart } from './clock-offset.js';

const TEN_MINUTES = 600_000;
const HOUR = 3_600_000;

// printf %s ORIGIN | sha256sum, and its remainder by `bc`
it.each([
  ['hub.example/ledger', TEN_MINUTES, 315800],
  ['hub.example/ledger', HOUR, 1515800],
  ['registry.example/ledger', TEN_MINUTES, 393173],
  ['hüb.example/ledger', TEN_MINUTES, 56959],
  ['hub.example/ledger', 1, 0],
  ['hub.example/ledger', 0, 0],
])('puts %s in a period of %d ms at %d', (origin, period, offset) => {
  expect(clockOffset(origin, period)).toBe(offset);
});

it('spreads three thousand hubs evenly over ten minutes', () => {
  const minutes = new Array<number>(10).fill(0);
  for (let hub = 0; hub < 3000; hub++)
    minutes[Math.floor(clockOffset(`hub-${hub}.example/ledger`, TEN_MINUTES) / 60_000)]!++;
  // 300 each; five standard deviations of a fair draw are 82
  for (const count of minutes) expect(Math.abs(count - 300)).toBeLessThan(82);
});

it('tells the start of the period that a moment lies in, also before 1970', () => {
  const offset = clockOffset('hub.example/ledger', HOUR);
  const start = (now: number) => periodStart('hub.example/ledger', HOUR, now);
  expect(start(offset)).toBe(offset);
  expect(start(offset + HOUR - 1)).toBe(offset);
  expect(start(offset + HOUR)).toBe(offset + HOUR);
  expect(start(offset - 1)).toBe(offset - HOUR);
});
