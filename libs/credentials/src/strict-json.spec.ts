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
