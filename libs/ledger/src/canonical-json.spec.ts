import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirement } from '../../../test/support/requirements.js';
import { canonicalJson } from './canonical-json.js';
import { codeOf } from './testing/code-of.js';

const cycle: { self?: unknown } = {};
cycle.self = cycle;

describe('canonical JSON', () => {
  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['a member of undefined', { a: undefined }],
    ['an element of undefined', [undefined]],
    ['a hole', new Array(1)],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a member named by a symbol', { [Symbol('s')]: 1 }],
    ['a bigint', 1n],
    ['NaN', NaN],
    ['Infinity', { a: [-Infinity] }],
    ['2^53', 2 ** 53],
    ['-2^53', -(2 ** 53)],
    ['the last integer written in digits', 999_999_999_999_999_900_000],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['a date', new Date(0)],
    ['bytes', Buffer.of(1)],
    ['a map', new Map()],
    ['an object with toJSON', { toJSON: () => 1 }],
    ['a cycle', cycle],
    ['deep nesting', JSON.parse('['.repeat(100) + ']'.repeat(100))],
  ])('refuses %s', (_, value) => expect(codeOf(() => canonicalJson(value))).toBe('json.malformed'));

  it.each<[unknown, string]>([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ '😂': 1, '\ufb33': 2 }, '{"😂":1,"\ufb33":2}'], // by UTF-16 code units, not by code points
    [-0, '0'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [1e21, '1e+21'],
    ['\u0001\n"\\/', String.raw`"\u0001\n\"\\/"`],
    [Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  ])('writes %j', (value, text) => expect(canonicalJson(value).toString()).toBe(text));
});

const vectors = requirement('vectors');
vectors.describe('canonical JSON, vectors of RFC 8785', () => {
  const folder = join(vectors.value, 'jcs');
  const names = readdirSync(join(folder, 'input')).map((file) => file.replace('.json', ''));

  it('are 6', () => expect(names).toHaveLength(6));

  it.each(names)('%s', (name) => {
    const output = readFileSync(join(folder, 'output', `${name}.json`));
    const hex = readFileSync(join(folder, 'outhex', `${name}.txt`), 'utf8').replace(/\s/g, '');
    const input = readFileSync(join(folder, 'input', `${name}.json`), 'utf8');
    expect(canonicalJson(JSON.parse(input)).equals(output)).toBe(true);
    expect(canonicalJson(JSON.parse(input)).toString('hex')).toBe(hex);
    expect(canonicalJson(JSON.parse(output.toString())).equals(output)).toBe(true);
  });
});
