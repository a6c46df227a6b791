import { findDifference } from './find-difference.js';
import type { TableHash } from './hash-tables.sql.js';

/** A table whose rows are told by key and one letter. */
const table = (...rows: readonly string[]): TableHash => ({
  hash: rows.join(),
  keys: rows.map((row) => row.slice(0, -1)),
  digests: rows.map((row) => Buffer.from(row.slice(-1))),
});
const state = (tables: Readonly<Record<string, TableHash>>) => ({
  tables: new Map(Object.entries(tables)),
});

it('finds nothing where there is nothing', () => {
  expect(findDifference(state({ a: table('1x') }), state({ a: table('1x') }))).toBeUndefined();
});

it.each([
  ['a changed row', ['1x', '2x', '3x'], ['1x', '2y', '3y'], '2'],
  ['a row too few', ['1x', '2x', '3x'], ['1x', '3x'], '2'],
  ['a row too many', ['1x', '3x'], ['1x', '2x', '3x'], '2'],
  ['a row too many at the end', ['1x'], ['1x', '2x'], '2'],
  ['no rows at all', [], ['7x'], '7'],
  ['keys in the order of their bytes', ['\u{1f600}x'], ['\uffeex'], '\uffee'],
])('names the first key of %s', (_name, a, b, key) => {
  const found = findDifference(state({ t: table(...a) }), state({ t: table(...b) }));
  expect(found).toEqual({ table: 't', key });
});

it('names the first table, and one that only one side has', () => {
  const [a, b] = [table('1x'), table('1y')];
  expect(findDifference(state({ b: a, a }), state({ b, a: b }))).toMatchObject({ table: 'a' });
  expect(findDifference(state({ a }), state({}))).toEqual({ table: 'a', key: '1' });
});
