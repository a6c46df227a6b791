import { waitOf } from './wait-of.js';

it.each([
  [undefined, 0],
  ['', 0],
  ['respond-async', 0],
  ['await=5', 0],
  ['wait=-1', 0],
  ['wait=99999', 0],
  ['wait=600', 20_000],
  ['wait=3', 3_000],
  ['respond-async, wait=3', 3_000],
])('waits, for Prefer: %s, %s ms', (prefer, ms) => {
  expect(waitOf(prefer)).toBe(ms);
});
