import { mulberry32 } from '../audit/random/mulberry32.js';
import type { HubFigures } from './gather-skills.js';
import { protectSkill } from './protect-skill.js';

let made = 0;
const hub = (country: string, needed = 20, able = 10, firms = 10): HubFigures => ({
  ...{ origin: `hub${String(made++)}`, country },
  ...{ firms, needed, able },
});
const several = (count: number, ...of: Parameters<typeof hub>) =>
  Array.from({ length: count }, () => hub(...of));

it('shows three hubs that are about as large, able too', () => {
  expect(protectSkill(several(3, 'IT'))).toEqual({
    countries: ['IT'],
    hidden: 0,
    able: 'everywhere',
  });
});

it.each<[string, readonly HubFigures[]]>([
  ['two hubs, however large', several(2, 'IT', 500, 100, 500)],
  ['one hub that has over half of the people', [hub('IT', 45), ...several(2, 'IT', 20)]],
  [
    'one hub that has over half of the firms',
    [hub('IT', 20, 5, 40), ...several(2, 'IT', 20, 5, 15)],
  ],
  [
    'a third hub so small that the second could compute the first',
    [...several(2, 'IT', 40), hub('IT', 4)],
  ],
  ['nobody', []],
  [
    'three countries with the least that hubs tell',
    ['IT', 'AT', 'ES'].map((country) => hub(country, 5, 0, 5)),
  ],
])('shows nothing of %s', (_, hubs) => {
  expect(protectSkill(hubs)).toBeNull();
});

it('hides a second country, and a third while two hubs could subtract each other', () => {
  // Austria is one hub: without Spain it is the sum less what is shown, with it the two know each other.
  const hubs = [...several(6, 'IT', 40, 20), ...several(4, 'ES', 30, 15), hub('AT')];
  expect(protectSkill(hubs)).toMatchObject({ countries: ['IT'], hidden: 2 });
  const shownOf = protectSkill([...several(6, 'IT', 40, 20), hub('AT'), hub('ES')]);
  expect(shownOf).toMatchObject({ countries: [], hidden: 3 });
  const three = [...several(6, 'IT', 40, 20), hub('AT'), hub('ES'), hub('FR')];
  expect(protectSkill(three)).toMatchObject({ countries: ['IT'], hidden: 3 });
});

it('tells who is able in the sum only where a country has it of one hub', () => {
  const hubs = [...several(3, 'IT', 40, 20), hub('ES', 40, 30), ...several(2, 'ES', 40, 0)];
  expect(protectSkill(hubs)).toEqual({ countries: ['ES', 'IT'], hidden: 0, able: 'sum' });
});

it.each<[string, number]>([
  ['nobody is', 0],
  ['everybody is', 40],
])('does not tell who is able where %s: it would be known of each hub', (_, able) => {
  expect(protectSkill(several(3, 'IT', 40, able))?.able).toBe('nowhere');
});

/** Hubs of some countries, with many that are small. */
function madeUp(seed: number): HubFigures[] {
  const random = mulberry32(seed + 1);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  return Array.from({ length: 1 + upTo(11) }, () => {
    const country = ['AT', 'ES', 'FR', 'IT'][upTo(random() < 0.5 ? 1 : 3)] ?? 'IT';
    const firms = 5 + 5 * upTo(random() < 0.5 ? 1 : 8);
    const needed = firms + 5 * upTo(random() < 0.5 ? 2 : 20);
    return hub(country, needed, random() < 0.2 ? 0 : 5 * upTo(needed / 5), firms);
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/**
 * The finest sums that a reader has: of each country shown, and of all that are hidden. Every other sum
 * that can be made of what is published is one of these or several of them together.
 */
function atoms(hubs: readonly HubFigures[], countries: readonly string[]) {
  const groups = countries.map((code) => hubs.filter(({ country }) => country === code));
  const hidden = hubs.filter(({ country }) => !countries.includes(country));
  return { groups: hidden.length > 0 ? [...groups, hidden] : groups, hidden };
}

const MEASURES = {
  firms: (one: HubFigures) => one.firms,
  needed: (one: HubFigures) => one.needed,
  able: (one: HubFigures) => one.able,
  lacking: (one: HubFigures) => one.needed - one.able,
};
const seeds = Array.from({ length: 600 }, (_, seed) => seed);

describe('made-up skills', () => {
  const shown = seeds.map((seed) => ({ hubs: madeUp(seed), may: protectSkill(madeUp(seed)) }));
  const told = shown.flatMap(({ hubs, may }) =>
    may ? [{ hubs, may, ...atoms(hubs, may.countries) }] : [],
  );

  it('are of every kind', () => {
    const kinds = told.map(({ may }) => `${may.able} ${String(may.hidden > 0)}`);
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(5);
    expect(told.length).toBeGreaterThan(100);
    expect(
      told.filter(({ may }) => may.hidden > 0 && may.countries.length > 0).length,
    ).toBeGreaterThan(20);
    expect(told.length).toBeLessThan(shown.length);
  });

  it('show no figure over fewer than three hubs and five firms', () => {
    for (const { groups } of told)
      for (const group of groups) {
        expect(new Set(group.map(({ origin }) => origin)).size).toBeGreaterThanOrEqual(3);
        expect(sum(group.map(MEASURES.firms))).toBeGreaterThanOrEqual(5);
      }
  });

  /** How far a hub that subtracts its own misses any other hub. */
  const nearest = (group: readonly HubFigures[], of: (one: HubFigures) => number) =>
    Math.min(
      ...group.flatMap((attacker) =>
        group
          .filter((victim) => victim !== attacker)
          .map((victim) => sum(group.map(of)) - of(attacker) - of(victim)),
      ),
    );

  it('do not let a hub subtract its own and come within five of another one', () => {
    for (const { hubs, may, groups } of told) {
      for (const measure of ['firms', 'needed'] as const)
        for (const group of groups)
          expect(nearest(group, MEASURES[measure])).toBeGreaterThanOrEqual(5);
      const ableIn = { everywhere: groups, sum: [hubs], nowhere: [] }[may.able];
      for (const measure of ['able', 'lacking'] as const)
        for (const group of ableIn)
          expect(nearest(group, MEASURES[measure])).toBeGreaterThanOrEqual(5);
    }
  });

  it('do not let a reader bound a hidden country within five, knowing that each hub tells five', () => {
    for (const { hubs, may, hidden } of told) {
      const codes = [...new Set(hidden.map(({ country }) => country))];
      expect(codes.length).toBe(may.hidden);
      expect(codes.length).not.toBe(1);
      for (const code of codes) {
        const own = hidden.filter(({ country }) => country === code).length * 5;
        const others = (hidden.length - own / 5) * 5;
        for (const measure of ['firms', 'needed'] as const) {
          const total = sum(hidden.map(MEASURES[measure]));
          expect(total - others - own).toBeGreaterThanOrEqual(5);
        }
        if (may.able === 'nowhere') continue;
        const part = may.able === 'everywhere' ? hidden : hubs;
        for (const measure of ['able', 'lacking'] as const)
          expect(sum(part.map(MEASURES[measure]))).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it('do not depend on the order in which hubs told', () => {
    for (const { hubs, may } of shown) expect(protectSkill([...hubs].reverse())).toEqual(may);
  });
});
