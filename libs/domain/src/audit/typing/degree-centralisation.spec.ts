import { degreeCentralisation } from './degree-centralisation.js';

it.each<[string, number, [number, number][], number | null]>([
  [
    'a star',
    5,
    [
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
    ],
    1,
  ],
  [
    'a ring',
    4,
    [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
    ],
    0,
  ],
  [
    'pairs named twice and with themselves',
    4,
    [
      [0, 1],
      [1, 0],
      [2, 2],
    ],
    1 / 3,
  ],
  ['nobody exchanging', 4, [], 0],
  ['two members', 2, [[0, 1]], null],
])('is of %s (%s members) as it should be', (_, members, exchanges, expected) => {
  const actual = degreeCentralisation(members, exchanges);
  if (expected === null) expect(actual).toBeNull();
  else expect(actual).toBeCloseTo(expected, 12);
});
