import { readFileSync } from 'node:fs';
import { MINOR_IMBALANCE } from '../balance/composition.js';
import type { Balance, Interval } from '../learning-appraisal.js';
import { wordsIn } from '../words/words-in.js';
import { en } from '../words/en.js';
import { cloudContour, distanceContour } from './map-triangle.js';
import { plotTernary, TERNARY_BOX, ternaryPlace } from './plot-ternary.js';
import { marksOutside, numbersNotInTable } from './testing/numbers-of.js';

type Golden = Pick<Balance, 'composition' | 'ilr' | 'total' | 'totalInterval'> & {
  readonly ilrInterval: readonly [Interval, Interval];
};
const { expected } = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as { readonly expected: Readonly<Record<string, { readonly balance: Golden }>> };

function goldenBalance(id: string) {
  const golden = expected[id]?.balance;
  if (!golden) throw new Error(`no golden case ${id}`);
  const [first, second] = golden.ilrInterval;
  const deviation = ([low, high]: Interval) => (high - low) / (2 * 1.645);
  return {
    ...golden,
    ilrIntervals: golden.ilrInterval,
    cloud: {
      mean: [(first[0] + first[1]) / 2, (second[0] + second[1]) / 2] as const,
      covariance: [
        [deviation(first) ** 2, 0],
        [0, deviation(second) ** 2],
      ] as const,
    },
  };
}
const words = wordsIn('en', en);
const draw = (id: string, norm?: readonly [number, number, number]) => {
  const balance = goldenBalance(id);
  return plotTernary({ balance, size: balance, finding: 'x', ...(norm && { norm }) }, words);
};

it('puts the corners and the middle where they belong', () => {
  const { left, bottom, side } = TERNARY_BOX;
  expect(ternaryPlace([1, 0, 0])).toEqual([left, bottom]);
  expect(ternaryPlace([0, 1, 0])).toEqual([left + side, bottom]);
  const [x, y] = ternaryPlace([1, 1, 1]);
  expect(x).toBeCloseTo(left + side / 2, 9);
  expect(y).toBeCloseTo(bottom - (side * Math.sqrt(3)) / 6, 9);
});

it('draws the point at the composition, with its cloud and the limits', () => {
  const { composition, cloud } = goldenBalance('S3');
  const { marks } = draw('S3');
  const at = ternaryPlace(composition);
  expect(marks).toContainEqual(expect.objectContaining({ kind: 'circle', at, fill: 'accent' }));
  const curves = marks.filter((mark) => mark.kind === 'path' && mark.points.length === 72);
  const placed = (points: readonly (readonly [number, number])[]) =>
    points.map(([x, y]) => [
      TERNARY_BOX.left + x * TERNARY_BOX.side,
      TERNARY_BOX.bottom - y * TERNARY_BOX.side,
    ]);
  expect(curves).toHaveLength(3);
  expect(curves[0]).toMatchObject({ points: placed(cloudContour(cloud)), fill: 'soft' });
  expect(curves[1]).toMatchObject({
    points: placed(distanceContour(MINOR_IMBALANCE)),
    dash: [5, 3],
  });
});

it('marks the middle of other firms only when it is given', () => {
  const crosses = (norm?: readonly [number, number, number]) =>
    draw('S1', norm).marks.filter((mark) => mark.kind === 'path' && mark.points.length === 5);
  expect(crosses()).toHaveLength(2);
  expect(crosses([0.36, 0.4, 0.24])).toHaveLength(4);
});

it('shows the amount beside it as a bar from the ground', () => {
  const { marks } = draw('S1');
  const { total } = goldenBalance('S1');
  const bars = marks.filter(
    (mark) => mark.kind === 'path' && mark.fill === 'accent' && mark.points.length === 4,
  );
  expect(bars).toHaveLength(1);
  const [bar] = bars;
  if (bar?.kind !== 'path') throw new Error('a bar is a path');
  const [top = 0, bottom = 0] = [bar.points[0]?.[1], bar.points[2]?.[1]];
  expect((bottom - top) / 210).toBeCloseTo(total, 9);
});

it.each(['S1', 'S2', 'S3'])(
  'writes no number for %s that its table has not, and stays inside',
  (id) => {
    const plot = draw(id, [0.36, 0.4, 0.24]);
    expect(numbersNotInTable(plot)).toEqual([]);
    expect(marksOutside(plot)).toEqual([]);
    expect(plot.table.rows.map(([name]) => name?.text)).toEqual([
      'Information gathering',
      'Knowledge acquisition',
      'Competence development',
      'Amount of practice',
    ]);
  },
);

it('says how much a level is of the other two', () => {
  const row = draw('S3').table.rows[2]?.map(({ text }) => text);
  expect(row).toEqual([
    'Competence development',
    '20%',
    '0.5',
    expect.stringMatching(/^0\.\d – \d\.\d$/),
  ]);
});
