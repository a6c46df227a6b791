import type { Course } from '../skills-appraisal.js';
import { searchCourses } from './search-courses.js';

/** Each course in a competence of its own, worth as much as its seats. */
const own = (id: string, cost: number, seats: number): Course => ({
  id,
  competence: id,
  cost,
  seats,
  success: 1,
});
const worth = (_: string, seats: number) => seats;

it('looks beyond value for money', () => {
  const courses = [own('a', 6, 10), own('b', 5, 8), own('c', 5, 8)];
  expect(searchCourses(courses, worth, 10).map(({ id }) => id)).toEqual(['b', 'c']);
});

it('takes what costs nothing, and nothing that is worth nothing', () => {
  const courses = [own('free', 0, 1), own('empty', 0, 0)];
  expect(searchCourses(courses, worth, 0).map(({ id }) => id)).toEqual(['free']);
});

it('ends with twenty courses of equal worth, the worst case', () => {
  const courses = Array.from({ length: 20 }, (_, i) => own(String(i), 1, 1));
  expect(searchCourses(courses, worth, 10)).toHaveLength(10);
});
