import { instant, integer, list, object, oneOf, type Shape, table, text, uri } from './shape.js';

const word = text(/^[a-z]+$/, 3);
const pair = object({ a: word }, { b: integer(1, 2) });

it.each<[string, Shape, unknown[], unknown[]]>([
  ['text', word, ['a', 'abc'], ['', 'abcd', 'A', 1, null]],
  ['uri', uri(20), ['https://a.example', 'urn:x'], ['a', '/a', 'https://a.example/longer', 1]],
  ['instant', instant(/^\d{4}-\d{2}-\d{2}$/), ['2026-01-31'], ['2026-13-01', '2026-1-1', 20260131]],
  ['integer', integer(-1, 2), [-1, 0, 2], [3, -2, 1.5, '1', Number.NaN]],
  ['oneOf', oneOf('a', 1), ['a', 1], ['b', '1', null]],
  ['list', list(word, 1, 2), [['a'], ['a', 'b']], [[], ['a', 'b', 'c'], ['A'], 'a', { 0: 'a' }]],
  ['table', table(word, word), [{ a: 'b' }], [{}, { A: 'b' }, { a: 'B' }, [], null]],
  [
    'object',
    pair,
    [{ a: 'a' }, { a: 'a', b: 1 }],
    [{}, { b: 1 }, { a: 'a', c: 1 }, { a: 'a', b: 3 }, [], null, { a: 'a', toString: 1 }],
  ],
])('%s takes what fits and nothing else', (_, shape, fitting, others) => {
  expect(fitting.filter((value) => !shape(value))).toEqual([]);
  expect(others.filter((value) => shape(value))).toEqual([]);
});

it('does not take an inherited member for a required one', () => {
  expect(object({ toString: () => true })({})).toBe(false);
});
