import { TokenBucket } from './token-bucket.js';

const pace = { perSecond: 20, burst: 100 };

it.each([
  ['a full bucket gives its burst and no more', [[1000, 0, 100]]],
  [
    'an empty one refills evenly',
    [
      [100, 0, 100],
      [1, 0, 0],
      [5, 100, 2],
      [100, 1100, 20],
    ],
  ],
  [
    'rest does not save up more than a burst',
    [
      [100, 0, 100],
      [1000, 3_600_000, 100],
    ],
  ],
  [
    'parts of a token are kept',
    [
      [100, 0, 100],
      [1, 25, 0],
      [1, 50, 1],
    ],
  ],
  [
    'a clock that goes back gives nothing, and counts on from there',
    [
      [100, 10_000, 100],
      [1, 0, 0],
      [10, 100, 2],
    ],
  ],
] as const)('%s', (_name, steps) => {
  const bucket = new TokenBucket(pace);
  for (const [wanted, now, taken] of steps) expect(bucket.take(wanted, now)).toBe(taken);
});
