import { refuseUnbounded } from './refuse-unbounded.js';

const nested = (depth: number) =>
  Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 'x');

it.each<[string, unknown, string]>([
  ['33 levels', nested(33), 'json.too-deep'],
  ['10,001 members', Array.from({ length: 10_001 }, () => 0), 'json.too-many-members'],
  [
    '10,001 members of lists',
    [0, 1].map(() => Array.from({ length: 5000 }, () => 0)),
    'json.too-many-members',
  ],
  ['2^53', { a: 2 ** 53 }, 'json.unsafe-number'],
])('12 refuses %s', (_, value, code) => {
  expect(() => {
    refuseUnbounded(value);
  }).toThrow(code);
});

it.each<[string, unknown]>([
  ['32 levels', nested(32)],
  ['10,000 members', Array.from({ length: 10_000 }, () => 0)],
  ['fractions', [1.5, 2 ** 53 - 1, null]],
])('12 takes %s', (_, value) => {
  expect(() => {
    refuseUnbounded(value);
  }).not.toThrow();
});
