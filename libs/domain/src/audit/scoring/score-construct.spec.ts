import { readFileSync } from 'node:fs';
import type { Answers, Respondent } from '../audit-input.js';
import type { Item } from '../instrument/instrument-types.js';
import { mulberry32 } from '../random/mulberry32.js';
import { differences, goldenScore, type GoldenFile } from '../testing/golden-cases.js';
import { scoreConstruct } from './score-construct.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

const items = (count: number, turned: readonly number[] = []): Item[] =>
  Array.from({ length: count }, (_, place) => ({
    id: `X${place}`,
    construct: 'X',
    direction: turned.includes(place) ? -1 : 1,
    scale: 'P5',
    shortForm: true,
  }));
const people = (rows: readonly (readonly unknown[])[]): Respondent[] =>
  rows.map((row, place) => ({
    id: `r${place}`,
    answers: Object.fromEntries(row.map((code, item) => [`X${item}`, code])) as Answers,
  }));

it.each(['Before', 'After'] as const)('has the golden score %s', (when) => {
  const { change } = golden.unit;
  const rows = when === 'Before' ? change.before : change.after;
  const score = scoreConstruct(people(rows), items(8), change.heads);
  const wanted = change[`score${when}`];
  const actual = {
    ...goldenScore(score),
    status: score.status,
    kEff: score.items,
    fpc: score.populationFactor,
    haloVar: score.haloVariance,
  };
  const known = Object.fromEntries(Object.entries(wanted).filter(([name]) => name in actual));
  expect(Object.keys(known)).toHaveLength(10);
  expect(differences(known, actual, 1e-9)).toEqual([]);
});

it('turns items round', () => {
  expect(scoreConstruct(people([[4, 0]]), items(2, [1]), 9).raw).toBe(1);
  expect(scoreConstruct(people([[4, 0]]), items(2), 9).raw).toBe(0.5);
});

it('leaves out whoever answered less than half of what was asked, not of what exists', () => {
  const asked = scoreConstruct(people([[4, 'DK', null, 'NA']]), items(4), 9);
  expect(asked).toMatchObject({ status: 'no-data', respondents: 0, raw: null, doNotKnow: 0.25 });
  const short = scoreConstruct(people([[4, undefined, undefined, undefined]]), items(4), 9);
  expect(short).toMatchObject({ status: 'ok', respondents: 1, items: 1, raw: 1, doNotKnow: 0 });
});

it('has no error from sampling when everybody answered, but still that of answers', () => {
  const rows = [
    [1, 2],
    [2, 2],
    [3, 2],
  ];
  const all = scoreConstruct(people(rows), items(2), 3);
  expect(all.populationFactor).toBe(0);
  expect(all.error).toBeGreaterThan(0);
  expect(scoreConstruct(people(rows), items(2), 30).error).toBeGreaterThan(all.error);
  expect(scoreConstruct(people(rows), items(2), Infinity).populationFactor).toBe(1);
});

it('is never less sure of the same answers from more people, and stays from 0 to 1', () => {
  const uniform = mulberry32(19);
  for (let round = 0; round < 40; round += 1) {
    const row = Array.from({ length: 4 }, () => Math.floor(uniform() * 5));
    const heads = 10 + Math.floor(uniform() * 200);
    let last = Infinity;
    for (let count = 1; count <= 10; count += 1) {
      const alike = people(Array.from({ length: count }, () => row));
      const { error, mean, variance, weight } = scoreConstruct(alike, items(4), heads);
      expect(error).toBeLessThanOrEqual(last);
      for (const value of [mean, weight]) expect(value >= 0 && value <= 1).toBe(true);
      expect(variance).toBeGreaterThan(0);
      last = error;
    }
  }
});
