import { gradeWeight } from '../audit/skills/evidence-grades.js';
import type { Reassessment } from './find-reassessments.js';
import { learnWeights } from './learn-weights.js';
import { upTo } from './testing/made-up-claims.js';

const one = (n: number, over: Partial<Reassessment> = {}): Reassessment => ({
  ...{ grade: 'B', confirmed: n > 1, person: `p${String(n)}`, firm: `f${String(n)}` },
  assessor: `a${String(n)}`,
  ...over,
});

it('counts what was confirmed and what was not, by grade', () => {
  const learned = learnWeights([
    ...upTo(6).map((n) => one(n)),
    ...upTo(5).map((n) => one(n, { grade: 'C', confirmed: false })),
  ]);
  expect(learned).toEqual({
    B: { confirmed: 5, refuted: 1 },
    C: { confirmed: 0, refuted: 5 },
  });
  // Beta(9.2, 0.8) and 5 of 6; Beta(8, 2) and 0 of 5
  expect(gradeWeight('B', learned.B)).toBeCloseTo(14.2 / 16, 12);
  expect(gradeWeight('C', learned.C)).toBeCloseTo(8 / 15, 12);
});

it('keeps the declared weight while one person could be told by it', () => {
  expect(learnWeights([])).toEqual({});
  expect(learnWeights(upTo(4).map((n) => one(n)))).toEqual({});
  expect(learnWeights(upTo(9).map((n) => one(n, { person: 'p1' })))).toEqual({});
  expect(learnWeights(upTo(9).map((n) => one(n, { firm: 'f1' })))).toEqual({});
  expect(learnWeights(upTo(9).map((n) => one(n, { assessor: 'a1' })))).toEqual({});
});
