import { evaluateCondition, holds, type Facts } from './evaluate-condition.js';
import type { Condition } from './rule.js';

const facts: Facts = { a: 'x', b: { c: 3, d: null, e: 'y' } };

it.each<[string, Condition, boolean]>([
  ['is', { path: 'a', is: 'x' }, true],
  ['is another', { path: 'a', is: 'y' }, false],
  ['one of', { path: 'b.e', isOneOf: ['x', 'y'] }, true],
  ['none of', { path: 'b.e', isOneOf: ['x', 'z'] }, false],
  ['over', { path: 'b.c', over: 2 }, true],
  ['not over itself', { path: 'b.c', over: 3 }, false],
  ['under', { path: 'b.c', under: 4 }, true],
  ['not under itself', { path: 'b.c', under: 3 }, false],
  ['an unknown fact is not under anything', { path: 'b.d', under: 9 }, false],
  ['nor is an absent one', { path: 'b.z.y', under: 9 }, false],
  ['nor one of another kind', { path: 'a', under: 9 }, false],
  ['nor a group of facts', { path: 'b', is: 'y' }, false],
  ['nor what every object has', { path: 'constructor.name', is: 'Object' }, false],
  [
    'all',
    {
      all: [
        { path: 'a', is: 'x' },
        { path: 'b.c', over: 2 },
      ],
    },
    true,
  ],
  [
    'not all',
    {
      all: [
        { path: 'a', is: 'x' },
        { path: 'b.c', over: 5 },
      ],
    },
    false,
  ],
  [
    'any',
    {
      any: [
        { path: 'a', is: 'z' },
        { path: 'b.c', over: 2 },
      ],
    },
    true,
  ],
  [
    'not any',
    {
      any: [
        { path: 'a', is: 'z' },
        { path: 'b.c', over: 5 },
      ],
    },
    false,
  ],
])('%s', (_, condition, expected) => {
  expect(holds(condition, facts)).toBe(expected);
});

it('names the facts that made it hold, and no others', () => {
  const condition: Condition = {
    all: [
      { path: 'a', is: 'x' },
      {
        any: [
          { path: 'b.c', over: 5 },
          { path: 'b.c', under: 4 },
          { path: 'b.e', is: 'y' },
        ],
      },
    ],
  };
  expect(evaluateCondition(condition, facts)).toEqual([
    { path: 'a', value: 'x' },
    { path: 'b.c', value: 3 },
    { path: 'b.e', value: 'y' },
  ]);
});
