import { readFileSync } from 'node:fs';
import type { AnswerCode } from '../audit-input.js';
import { itemsOf } from '../instrument/items-of.js';
import { mulberry32 } from '../random/mulberry32.js';
import { scoreConstruct } from '../scoring/score-construct.js';
import { differences, type GoldenFile } from '../testing/golden-cases.js';
import { compareScores } from './compare-scores.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

const items = itemsOf('full').slice(0, 8);
const score = (rows: readonly (readonly AnswerCode[])[], heads: number) =>
  scoreConstruct(
    rows.map((row, place) => ({
      id: `r${place}`,
      answers: Object.fromEntries(row.map((code, item) => [items[item]?.id ?? '', code])),
    })),
    items,
    heads,
  );

it('has the golden change', () => {
  const { before, after, heads, overlap, out } = golden.unit.change;
  const change = compareScores(score(before, heads), score(after, heads), overlap);
  expect(
    differences(
      out,
      {
        ...change,
        diff: change?.difference,
        sd: change?.deviation,
        mdc90: change?.detectable,
      },
      1e-9,
    ),
  ).toEqual([]);
});

it('says nothing when one audit has no data', () => {
  const [some, none] = [score([[1, 2, 1, 2]], 9), score([], 9)];
  expect(compareScores(some, none, 0)).toBeNull();
  expect(compareScores(none, some, 0)).toBeNull();
});

it('calls a fall what the other way round is a rise', () => {
  const { before, after, heads } = golden.unit.change;
  expect(compareScores(score(after, heads), score(before, heads), 1)?.verdict).toBe('fall');
});

it('is surer of a change with the same people', () => {
  const { before, after, heads } = golden.unit.change;
  const deviation = (overlap: number) =>
    compareScores(score(before, heads), score(after, heads), overlap)?.deviation;
  expect(deviation(1)).toBeLessThan(deviation(0) ?? 0);
});

it('is never without doubt, even near the ends where little varies', () => {
  const low = score(
    [
      [0, 0, 1, 0, 0, 0, 0, 1],
      [0, 1, 0, 0, 0, 0, 0, 0],
    ],
    6,
  );
  expect(compareScores(low, low, 1)?.deviation).toBeGreaterThan(Math.sqrt(low.error / 2) * 0.8);
});

it('seldom sees a change between two answers of the same kind', () => {
  const uniform = mulberry32(31);
  const row = () => Array.from({ length: 8 }, () => Math.floor(uniform() * 3) as AnswerCode);
  let seen = 0;
  for (let round = 0; round < 300; round += 1) {
    const [a, b] = [row(), row()];
    const change = compareScores(score([a, a], 20), score([b, b], 20), 1);
    if (change?.verdict === 'rise' || change?.verdict === 'fall') seen += 1;
  }
  expect(seen).toBeLessThan(30);
});
