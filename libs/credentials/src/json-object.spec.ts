import { isJsonObject, listOf, member, textMember } from './json-object.js';

it.each([null, [], 'a', 1, undefined])('does not take %j for an object', (value) => {
  expect(isJsonObject(value)).toBe(false);
  expect(member(value, 'length')).toBeUndefined();
});

it('finds own members only', () => {
  const value: unknown = JSON.parse('{"a":"b","__proto__":{"c":"d"},"e":""}');
  expect(['a', 'c', 'e', 'toString'].map((name) => textMember(value, name))).toEqual([
    'b',
    undefined,
    undefined,
    undefined,
  ]);
});

it.each([
  [undefined, []],
  [null, []],
  ['a', ['a']],
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
])('reads %j as a list', (value, list) => expect(listOf(value)).toEqual(list));
