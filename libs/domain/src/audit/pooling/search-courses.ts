import type { Course } from '../skills-appraisal.js';
import { CRUMB } from './pool-lines.js';

/**
 * The choice of courses that is worth most within the budget, of equal ones the cheapest: every
 * choice is looked at, but for those that cannot catch up with the best so far. More seats of one
 * competence are worth less and less, so what each course is worth alone bounds what it adds.
 */
export function searchCourses(
  courses: readonly Course[],
  worth: (competence: string, seats: number) => number,
  budget: number,
): readonly Course[] {
  const alone = courses.map(({ competence, seats, success }) => worth(competence, seats * success));
  /** What the first n courses may add at most. */
  const bound = [0];
  alone.forEach((value, n) => bound.push((bound[n] ?? 0) + value));
  const seats = new Map<string, number>();
  const taken: Course[] = [];
  let best: { value: number; cost: number; set: readonly Course[] } = {
    value: 0,
    cost: 0,
    set: [],
  };

  const look = (n: number, value: number, cost: number): void => {
    if (value + (bound[n] ?? 0) < best.value - CRUMB) return;
    const course = courses[n - 1];
    if (!course) {
      const equal = Math.abs(value - best.value) <= CRUMB;
      if (equal ? cost < best.cost - CRUMB : value > best.value)
        best = { value, cost, set: [...taken].reverse() };
      return;
    }
    look(n - 1, value, cost);
    if (cost + course.cost > budget + CRUMB) return;
    const before = seats.get(course.competence) ?? 0;
    const after = before + course.seats * course.success;
    const gain = worth(course.competence, after) - worth(course.competence, before);
    seats.set(course.competence, after);
    taken.push(course);
    look(n - 1, value + gain, cost + course.cost);
    taken.pop();
    seats.set(course.competence, before);
  };
  look(courses.length, 0, 0);
  return best.set;
}
