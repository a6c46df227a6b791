import { gradeWeight, gradeWeights, halfLives, verifiedGrades } from './evidence-grades.js';

it('has the weights and half-lives of the specification', () => {
  expect(gradeWeights).toEqual({ A: 0.97, B: 0.92, C: 0.8, D: 0.65, E: 0.45 });
  expect(halfLives).toEqual({
    digital: 2.5,
    regulatory: 3,
    marketing: 3.5,
    management: 5,
    craft: 8,
  });
  expect([...verifiedGrades]).toEqual(['A', 'B', 'C']);
});

it.each([
  [0, 0, 0.8],
  [10, 0, 0.9],
  [0, 10, 0.4],
  [90, 0, 0.98],
])('weighs grade C after %i confirmed and %i refuted', (confirmed, refuted, expected) => {
  expect(gradeWeight('C', { confirmed, refuted })).toBeCloseTo(expected, 12);
});
