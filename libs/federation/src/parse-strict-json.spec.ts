import { parseStrictJson } from '#federation/parse-strict-json.js';

const parse = (text: string) => parseStrictJson(Buffer.from(text));

it.each([
  ['an empty text', ''],
  ['a byte order mark', '\ufeff{}'],
  ['text after the value', '{} {}'],
  ['a trailing comma', '[1,]'],
  ['a leading zero', '01'],
  ['a bare plus', '+1'],
  ['a missing colon', '{"a" 1}'],
  ['an unquoted name', '{a:1}'],
  ['a single quote', "'a'"],
  ['a control character in a string', '"a\nb"'],
  ['an unknown escape', '"\\x41"'],
  ['an unpaired surrogate', '"\\ud800"'],
  ['an unclosed array', '[1'],
  ['an unclosed string', '"a'],
  ['a word that is none', 'nul'],
  ['NaN', 'NaN'],
  ['a member named twice', '{"a":1,"a":1}'],
  ['a member named twice, once escaped', '{"a":1,"\\u0061":2}'],
  ['a member named twice further down', '{"x":[{"b":1,"b":2}]}'],
  ['nesting over 16', '['.repeat(18) + ']'.repeat(18)],
])('refuses %s', (_, text) => {
  expect(() => parse(text)).toThrow(SyntaxError);
});

it('refuses bytes that are not UTF-8', () => {
  expect(() => parseStrictJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow('not UTF-8');
  expect(() => parseStrictJson(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toThrow('not UTF-8');
});

it.each(['null', 'true', 'false', '-0.5e3', '9007199254740991', '"\\ud83d\\ude00\\n"', '[]', '{}'])(
  'reads %s as JSON.parse does',
  (text) => {
    const value = parse(` ${text}\n`);
    expect(value instanceof Map ? Object.fromEntries(value) : value).toEqual(JSON.parse(text));
  },
);

it('keeps the same name in two objects, and names that objects inherit', () => {
  const value = parse('[{"a":1},{"a":2,"__proto__":3}]') as readonly Map<string, unknown>[];
  expect(value.map((object) => [...object])).toEqual([
    [['a', 1]],
    [
      ['a', 2],
      ['__proto__', 3],
    ],
  ]);
});
