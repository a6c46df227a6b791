import { CHANGE_FIGURES, expectedShowing, type Showing } from './expected-showing.js';

it.each<[number, readonly Showing[], number | undefined]>([
  [0, [], undefined],
  [1, ['picture'], 1],
  [2, ['picture'], 1],
  [3, ['picture', 'agreement', 'large-change'], 3],
  [5, ['picture', 'agreement', 'large-change'], 3],
  [6, ['picture', 'agreement', 'large-change', 'moderate-change'], 6],
  [40, ['picture', 'agreement', 'large-change', 'moderate-change'], 10],
])('%s respondents of a firm can show %j', (respondents, canShow, row) => {
  const expected = expectedShowing('firm', respondents);
  expect(expected.canShow).toEqual(canShow);
  expect(expected.figures?.respondents).toBe(row);
  expect([...expected.canShow, ...expected.cannotShow].sort()).toEqual([
    'agreement',
    'large-change',
    'moderate-change',
    'picture',
  ]);
});

it('promises no change of a cluster', () => {
  expect(expectedShowing('cluster', 8)).toEqual({
    respondents: 8,
    canShow: ['picture', 'agreement'],
    cannotShow: ['large-change', 'moderate-change'],
  });
});

it('has the figures of the design paper, which grow with the respondents', () => {
  expect(CHANGE_FIGURES.map((figures) => Object.values(figures) as number[])).toEqual([
    [1, 16, 160, 330, 170],
    [3, 14, 430, 790, 100],
    [6, 6, 640, 960, 70],
    [10, 1, 830, 980, 50],
  ]);
});
