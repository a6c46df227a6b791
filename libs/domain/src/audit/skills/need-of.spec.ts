import { needOf } from './need-of.js';

it.each([
  ['all', 4, 4],
  ['all', 0, 0],
  ['min:2', 5, 2],
  ['min:2', 0, 2],
  ['share:0.5', 5, 3],
  ['share:0.1', 30, 3],
  ['share:1', 7, 7],
  ['share:0', 7, 0],
])('%s of %d is %d', (rule, heads, need) => {
  expect(needOf(rule, heads)).toBe(need);
});

it.each([
  ['most', 4],
  ['min:-1', 4],
  ['min:1.5', 4],
  ['share:1.1', 4],
  ['share:', 4],
  ['all', -1],
  ['all', NaN],
  ['all', Infinity],
])('refuses %s of %d', (rule, heads) => {
  expect(() => needOf(rule, heads)).toThrow('audit.figure-refused');
});
