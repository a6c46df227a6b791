import { DomainError, type Issue } from '../../core/domain-error.js';
import type { Course, PoolNeed, PoolPlan } from '../skills-appraisal.js';
import { CRUMB } from './pool-lines.js';
import { searchCourses } from './search-courses.js';

/** Up to so many courses every choice is looked at (audit paper, 4.6). */
const EXACT_UP_TO = 20;

/** A choice of courses within a budget. */
export type CourseChoice = PoolPlan['courses'] & Pick<PoolPlan, 'exact'>;

/** What so many seats, each worth its share of success, are worth to those who need a competence. */
export type Worth = (competence: string, seats: number) => number;

/**
 * Chooses the courses that are worth most within a pooled budget of euro: the sum of criticality
 * times units that are learned, the most critical firms first (audit paper, 4.6). The best choice
 * up to 20 courses that anybody needs and the budget can pay, of equal ones the cheapest; beyond,
 * by value for money or the best single one. Refuses absurd courses and budgets.
 */
export function chooseCourses(
  courses: readonly Course[],
  needs: readonly PoolNeed[],
  budget: number,
): CourseChoice {
  checkCourses(courses, budget);
  const worth = worthOf(needs);
  const useful = courses.filter(
    (course) => course.cost <= budget + CRUMB && valueOf([course], worth) > CRUMB,
  );
  const exact = useful.length <= EXACT_UP_TO;
  const chosen = exact ? searchCourses(useful, worth, budget) : pickCourses(useful, worth, budget);
  return {
    ids: chosen.map(({ id }) => id),
    cost: chosen.reduce((sum, { cost }) => sum + cost, 0),
    value: valueOf(chosen, worth),
    exact,
  };
}

/** What a choice of courses is worth. */
export function valueOf(courses: readonly Course[], worth: Worth): number {
  const seats = new Map<string, number>();
  for (const { competence, seats: number, success } of courses)
    seats.set(competence, (seats.get(competence) ?? 0) + number * success);
  return [...seats].reduce((sum, [competence, number]) => sum + worth(competence, number), 0);
}

/** Seats go to the most critical needs first; beyond all needs they are worth nothing. */
export function worthOf(needs: readonly PoolNeed[]): Worth {
  const steps = new Map<string, { readonly units: number; readonly criticality: number }[]>();
  for (const { competence, units, criticality } of needs)
    steps.set(competence, [...(steps.get(competence) ?? []), { units, criticality }]);
  for (const list of steps.values()) list.sort((a, b) => b.criticality - a.criticality);
  return (competence, seats) => {
    let left = seats;
    let value = 0;
    for (const { units, criticality } of steps.get(competence) ?? []) {
      const taken = Math.min(left, units);
      value += taken * criticality;
      left -= taken;
      if (left <= 0) break;
    }
    return value;
  };
}

/** By value for money, one after the other; or the best single course when that is worth more. */
export function pickCourses(
  courses: readonly Course[],
  worth: Worth,
  budget: number,
): readonly Course[] {
  let chosen: readonly Course[] = [];
  let left = budget;
  for (;;) {
    const now = valueOf(chosen, worth);
    const best = courses
      .filter((course) => !chosen.includes(course) && course.cost <= left + CRUMB)
      .map((course) => ({ course, gain: valueOf([...chosen, course], worth) - now }))
      .filter(({ gain }) => gain > CRUMB)
      .sort((a, b) => b.gain * a.course.cost - a.gain * b.course.cost || b.gain - a.gain)[0];
    if (!best) break;
    chosen = [...chosen, best.course];
    left -= best.course.cost;
  }
  const single = courses
    .filter(({ cost }) => cost <= budget + CRUMB)
    .sort((a, b) => valueOf([b], worth) - valueOf([a], worth))[0];
  const better = single && valueOf([single], worth) > valueOf(chosen, worth) + CRUMB;
  return better ? [single] : courses.filter((course) => chosen.includes(course));
}

function checkCourses(courses: readonly Course[], budget: number): void {
  const issues: Issue[] = [];
  const check = (path: string, holds: boolean, expected: string, got: unknown) => {
    if (!holds) issues.push({ path, message: `expected ${expected}`, expected, got: String(got) });
  };
  check('/budget', budget >= 0 && budget <= 1e9, 'euro, 0 to 1,000,000,000', budget);
  courses.forEach(({ id, cost, seats, success }, i) => {
    const path = `/courses/${String(i)}`;
    const twin = courses.findIndex((course) => course.id === id);
    check(path, twin === i, 'each course once', id);
    check(`${path}/cost`, cost >= 0 && cost <= 1e9, 'euro, 0 to 1,000,000,000', cost);
    check(`${path}/seats`, Number.isInteger(seats) && seats >= 0, 'whole seats', seats);
    check(`${path}/success`, success >= 0 && success <= 1, '0 to 1', success);
  });
  if (issues.length > 0) throw new DomainError('audit.figure-refused', { issues });
}
