import { mulberry32 } from '../random/mulberry32.js';
import { atLeast, countAble } from './count-able.js';
import { busFactor, coverOf, keyPersonRisk } from './key-person.js';

it.each([
  ['golden', [0.9, 0.8, 0.7], 1, 3],
  ['not covered now', [0.4], 1, 0],
  ['nobody', [], 1, 0],
  ['one person', [0.9, 0.2], 1, 1],
  ['no cover needed', [0.9, 0], 0, 1],
])('counts who may leave: %s', (_, q, cover, expected) => {
  expect(busFactor(q, cover)).toBe(expected);
});

it.each(Array.from({ length: 40 }, (_, i) => i))('agrees with letting them leave (%i)', (seed) => {
  const random = mulberry32(seed);
  const q = Array.from({ length: 1 + (seed % 9) }, () => random()).sort((a, b) => b - a);
  const cover = 1 + (seed % 3);
  let leave = 0;
  while (leave < q.length && atLeast(countAble(q.slice(leave)), cover) >= 0.5) leave++;
  expect(busFactor(q, cover)).toBe(leave);
});

it('keeps half of the people, rounded up', () => {
  expect([0, 1, 2, 3, 5].map(coverOf)).toEqual([0, 1, 1, 2, 3]);
});

it('counts with twelve in a hundred leaving in a year', () => {
  expect(keyPersonRisk([1], 1)).toBeCloseTo(0.12, 12);
  expect(keyPersonRisk([0.5, 0.5], 1)).toBeCloseTo(0.56 ** 2, 12);
  expect(keyPersonRisk([], 1)).toBe(1);
  expect(keyPersonRisk([], 0)).toBe(0);
});
