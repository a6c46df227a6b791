import { en } from '../words/en.js';
import { wordsIn } from '../words/words-in.js';
import { plotPool, type PoolInput } from './plot-pool.js';
import { marksOutside, numbersNotInTable } from './testing/numbers-of.js';

const input: PoolInput = {
  plan: {
    matches: [
      { competence: 'qual', from: 'S2', to: 'S1', units: 1, value: 5 },
      { competence: 'qual', from: 'S2', to: 'S3', units: 0.59, value: 2.95 },
    ],
    left: [],
    courses: { ids: ['J1', 'J2'], cost: 4200, value: 18.8 },
    exact: true,
  },
  courses: [
    { id: 'J1', competence: 'offer', cost: 1800, seats: 4, success: 0.8 },
    { id: 'J2', competence: 'export', cost: 2400, seats: 3, success: 0.7 },
    { id: 'J3', competence: 'other', cost: 1, seats: 1, success: 1 },
  ],
  finding: 'x',
  firmName: (firm) => `Firm ${firm}`,
  competenceName: (competence) => `Skill ${competence}`,
};
const plot = plotPool(input, wordsIn('en', en));

it('has a row for each help and each chosen course, and for no other', () => {
  expect(plot.table.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['Skill qual', 'Firm S2', 'Firm S1', '1.0', '', ''],
    ['Skill qual', 'Firm S2', 'Firm S3', '0.6', '', ''],
    ['Skill offer', 'Course', '', '', '€1,800', '4'],
    ['Skill export', 'Course', '', '', '€2,400', '3'],
  ]);
});

it('draws an arrow from the firm that helps to the one that is helped', () => {
  const arrows = plot.marks.filter((mark) => mark.kind === 'path' && mark.points.length === 3);
  expect(arrows).toHaveLength(2);
  expect(arrows[0]).toMatchObject({
    points: [
      [244, 23],
      [236, 18],
      [236, 28],
    ],
  });
});

it('says so when there is nothing', () => {
  const empty = plotPool(
    { ...input, plan: { ...input.plan, matches: [], courses: { ids: [], cost: 0, value: 0 } } },
    wordsIn('en', en),
  );
  expect(empty.marks).toEqual([expect.objectContaining({ text: 'nothing' })]);
});

it('writes no number that its table has not, and stays inside', () => {
  expect(numbersNotInTable(plot).filter((number) => !/^[123]$/.test(number))).toEqual([]);
  expect(marksOutside(plot)).toEqual([]);
});
