import type { Answers } from '../audit-input.js';
import { firmItems } from '../instrument/items.js';
import { mulberry32 } from '../random/mulberry32.js';
import { answersBy } from '../testing/golden-cases.js';
import { hasPattern } from './has-pattern.js';

const by = (code: (place: number) => number) => ({ id: 'r1', answers: answersBy(code) });
const constructs = [...new Set(firmItems.map(({ construct }) => construct))];
/** The same level for all items of a construct, whichever way round they ask. */
const meant = by((place) => {
  const { construct = '', direction = 1 } = firmItems[place] ?? {};
  const level = constructs.indexOf(construct) % 5;
  return direction > 0 ? level : 4 - level;
});
const chance = (seed: number) => {
  const random = mulberry32(seed);
  return by(() => Math.floor(5 * random()));
};
const seeds = Array.from({ length: 200 }, (_, seed) => seed);

it('sees a pattern where constructs differ and their items do not', () => {
  expect(hasPattern([meant], firmItems)).toBe(true);
  expect(hasPattern([meant, chance(1)], firmItems)).toBe(true);
});

it('sees none in most answers by chance, and of two people', () => {
  const found = (people: number) =>
    seeds.filter((seed) =>
      hasPattern(
        Array.from({ length: people }, (_, i) => chance(1000 * seed + i)),
        firmItems,
      ),
    ).length / seeds.length;
  expect(found(1)).toBeLessThan(0.2);
  expect(found(2)).toBeLessThan(0.15);
});

it('sees none in one answer a construct, none, or all alike', () => {
  const one = { id: 'r1', answers: { IGI1: 4, KAI1: 0 } as Answers };
  const along = firmItems.filter(({ direction }) => direction > 0);
  const flat = { id: 'r1', answers: Object.fromEntries(along.map(({ id }) => [id, 3])) as Answers };
  for (const person of [one, flat, { id: 'r1', answers: {} }])
    expect(hasPattern([person], firmItems)).toBe(false);
  expect(hasPattern([], firmItems)).toBe(true);
});

it('takes full practice for a pattern when the turned items say so too', () => {
  const full = by((place) => (firmItems[place]?.direction === 1 ? 4 : 0));
  expect(hasPattern([full], firmItems)).toBe(true);
});

it('leaves three people to chance, which evens out', () => {
  expect(hasPattern([chance(1), chance(2), chance(3)], firmItems)).toBe(true);
});
