import { isDeepStrictEqual } from 'node:util';

import { chance } from '../../../test/support/chance.js';
import { parseStrictJson } from './strict-json.js';

it.each([
  '',
  ' ',
  '{',
  '[1,]',
  '{"a":1,}',
  '{a:1}',
  "{'a':1}",
  '01',
  '+1',
  '.5',
  '1.',
  'NaN',
  'Infinity',
  'tru',
  'nul',
  '"\t"',
  '"\\x"',
  '"',
  '{} {}',
  '[1 2]',
  '\ufeff{}',
  '/**/1',
  '{"a" 1}',
  '\u00a01',
])('refuses %j as malformed', (text) => {
  expect(() => parseStrictJson(text)).toThrow('json.malformed');
});

it.each([
  ['{"a":1,"a":1}', 'json.duplicate-member'],
  ['{"a":1,"\\u0061":2}', 'json.duplicate-member'],
  ['{"__proto__":1,"__proto__":2}', 'json.duplicate-member'],
  ['9007199254740992', 'json.unsafe-number'],
  ['-9007199254740992', 'json.unsafe-number'],
  ['1e999', 'json.unsafe-number'],
  ['1e16', 'json.unsafe-number'],
  ['"\\ud800"', 'json.lone-surrogate'],
  ['{"\\udc00x":1}', 'json.lone-surrogate'],
  [`${'['.repeat(34)}${']'.repeat(34)}`, 'json.too-deep'],
  [`[${'1,'.repeat(10_000)}1]`, 'json.too-many-members'],
])('refuses %.40s', (text, code) => {
  expect(() => parseStrictJson(text)).toThrow(code);
});

it('stops a text of nothing but brackets before it hurts', () => {
  expect(() => parseStrictJson('['.repeat(1_000_000))).toThrow('json.too-deep');
});

it('takes what is just within the limits', () => {
  expect(parseStrictJson(`[${'1,'.repeat(9_999)}1]`)).toHaveLength(10_000);
  expect(parseStrictJson('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
  expect(() => parseStrictJson(`${'['.repeat(33)}${']'.repeat(33)}`)).not.toThrow();
  expect(() => parseStrictJson('[[1]]', { depth: 1, members: 9 })).toThrow('json.too-deep');
});

it('keeps __proto__ an ordinary member', () => {
  const value = parseStrictJson('{"__proto__":{"admin":true}}') as Record<string, unknown>;
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(value.admin).toBeUndefined();
});

it.each([
  ' {"a" : [ 1 , -2.5e3 , true, false, null, "x\\n\\u00e9\\ud83d\\ude00" ] ,\t"b":{}}\r\n',
  '[]',
  '"ł"',
  '0',
])('reads %j as JSON.parse does', (text) => {
  expect(parseStrictJson(text)).toEqual(JSON.parse(text));
});

describe('what programs write, which is read faster', () => {
  /** White space in front makes the text one that no program writes. */
  const outcome = (text: string) => {
    try {
      return { value: parseStrictJson(text) };
    } catch (error) {
      return { code: (error as { code?: unknown }).code ?? error };
    }
  };
  const SAMPLE = JSON.stringify({
    a: [1, -2.5, 1e21, true, null, 'x"\\\n\u00e9\u{1f600}', {}, []],
    __proto__x: { b: '\u007f\u2028', 'c\u0142': { d: 9_007_199_254_740_991 } },
  });

  it.each([
    '{"a":1,"a":1}',
    '{"__proto__":{"a":1}}',
    '{"__proto__":1,"__proto__":1}',
    '9007199254740992',
    '[1e400]',
    '-0',
    '"\\ud800"',
    '"\\ud83d\\ude00"',
    '"\ud800"',
    '{"2":1,"1":2}',
    `${'['.repeat(33)}${']'.repeat(33)}`,
    `${'['.repeat(34)}${']'.repeat(34)}`,
    `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    `[${'1,'.repeat(9_999)}1]`,
    `[${'1,'.repeat(10_000)}1]`,
    '{"toJSON":1}',
    '',
  ])('gives the same for %.40j', (text) => {
    expect(outcome(text)).toEqual(outcome(` ${text}`));
  });

  it('gives the same for 20,000 changes of one', () => {
    const next = chance(20261128);
    const PARTS = [
      ...'{}[],:"\\/u0189-+.eE \n',
      'null',
      '\\u0061',
      '\\ud800',
      '"a":1,',
      '\u0001',
      '\u0142',
    ];
    for (let i = 0; i < 20_000; i += 1) {
      const at = next(SAMPLE.length);
      const text =
        SAMPLE.slice(0, at) + (PARTS[next(PARTS.length)] ?? '') + SAMPLE.slice(at + next(3));
      if (!isDeepStrictEqual(outcome(text), outcome(` ${text}`))) throw new Error(text);
    }
  });
});
