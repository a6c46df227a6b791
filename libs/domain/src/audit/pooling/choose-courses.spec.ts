import { goldenSkills } from '../../../../../test/support/audit-skills.js';
import { mulberry32 } from '../random/mulberry32.js';
import type { Course, PoolNeed } from '../skills-appraisal.js';
import { chooseCourses, pickCourses, valueOf, worthOf } from './choose-courses.js';

const course = (id: string, cost: number, seats = 2, competence = 'weld'): Course => ({
  id,
  competence,
  cost,
  seats,
  success: 1,
});
const need = (units: number, criticality: number, competence = 'weld'): PoolNeed => ({
  firm: 'f',
  competence,
  level: 3,
  units,
  criticality,
});

it('chooses the golden courses', () => {
  const { inputs, expected } = goldenSkills();
  const { left, chosen } = expected.pooling;
  const courses = inputs.courses.map(({ comp, ...rest }) => ({ ...rest, competence: comp }));
  const needs = left.map(({ sme, comp, units, crit }) => ({
    ...need(units, crit, comp),
    firm: sme,
  }));
  expect(chooseCourses(courses, needs, inputs.budget)).toEqual({
    ids: chosen.set,
    cost: chosen.cost,
    value: expect.closeTo(chosen.value, 9) as number,
    exact: true,
  });
});

it('fills the most critical needs first and counts no seat that nobody needs', () => {
  const worth = worthOf([need(1, 2), need(0.5, 5)]);
  expect([0.5, 1, 1.5, 9].map((seats) => worth('weld', seats))).toEqual([2.5, 3.5, 4.5, 4.5]);
  expect(worth('plan', 3)).toBe(0);
});

it('takes the cheaper of two choices that are worth the same', () => {
  const courses = [course('dear', 300), course('cheap', 200), course('useless', 0, 2, 'plan')];
  expect(chooseCourses(courses, [need(2, 3)], 1000)).toMatchObject({ ids: ['cheap'], cost: 200 });
});

it('chooses nothing without money, courses or needs', () => {
  const nothing = { ids: [], cost: 0, value: 0, exact: true };
  expect(chooseCourses([course('a', 1)], [need(1, 1)], 0)).toEqual(nothing);
  expect(chooseCourses([], [need(1, 1)], 9)).toEqual(nothing);
  expect(chooseCourses([course('a', 1)], [], 9)).toEqual(nothing);
});

/** Courses and needs in three competences. */
function madeUp(seed: number, count: number) {
  const random = mulberry32(seed + 1);
  const competence = () => ['weld', 'plan', 'sell'][Math.floor(3 * random())] ?? 'weld';
  const courses = Array.from({ length: count }, (_, i) => ({
    id: `c${String(i)}`,
    competence: competence(),
    cost: Math.floor(2000 * random()),
    seats: Math.floor(5 * random()),
    success: random(),
  }));
  const needs = Array.from({ length: 12 }, () =>
    need(2 * random(), 1 + Math.floor(5 * random()), competence()),
  );
  return { courses, needs, budget: Math.floor(6000 * random()) };
}

it.each(Array.from({ length: 30 }, (_, seed) => seed))(
  'is the best that trying every choice finds, and no worse than picking (%i)',
  (seed) => {
    const { courses, needs, budget } = madeUp(seed, 9);
    const worth = worthOf(needs);
    let best = 0;
    for (let mask = 0; mask < 1 << courses.length; mask++) {
      const set = courses.filter((_, i) => (mask >> i) & 1);
      if (set.reduce((sum, { cost }) => sum + cost, 0) <= budget)
        best = Math.max(best, valueOf(set, worth));
    }
    const chosen = chooseCourses(courses, needs, budget);
    expect(chosen.value).toBeCloseTo(best, 9);
    expect(chosen.cost).toBeLessThanOrEqual(budget);
    const picked = pickCourses(courses, worth, budget);
    expect(chosen.value).toBeGreaterThanOrEqual(valueOf(picked, worth) - 1e-9);
  },
);

it.each([1, 2, 3])('says that the choice among many is only a good one (%i)', (seed) => {
  const { courses, needs } = madeUp(seed, 60);
  const chosen = chooseCourses(courses, needs, 3000);
  expect(chosen.exact).toBe(false);
  expect(chosen.cost).toBeLessThanOrEqual(3000);
  const singles = courses
    .filter(({ cost }) => cost <= 3000)
    .map((c) => valueOf([c], worthOf(needs)));
  expect(chosen.value).toBeGreaterThanOrEqual(Math.max(...singles));
});

it('takes the best single course where picking by value for money goes wrong', () => {
  const small = course('small', 1, 1);
  const large = course('large', 100, 90);
  expect(pickCourses([small, large], worthOf([need(99, 1)]), 100)).toEqual([large]);
});

it.each<[string, readonly Course[], number]>([
  ['/budget', [], NaN],
  ['/budget', [], -1],
  ['/courses/0/cost', [course('a', -5)], 9],
  ['/courses/0/cost', [course('a', Infinity)], 9],
  ['/courses/0/seats', [course('a', 5, 1.5)], 9],
  ['/courses/0/success', [{ ...course('a', 5), success: 1.1 }], 9],
  ['/courses/1', [course('a', 5), course('a', 5)], 9],
])('refuses %s', (path, courses, budget) => {
  expect(() => chooseCourses(courses, [], budget)).toThrow(
    expect.objectContaining({
      code: 'audit.figure-refused',
      refusal: { issues: [expect.objectContaining({ path })] },
    }) as Error,
  );
});
