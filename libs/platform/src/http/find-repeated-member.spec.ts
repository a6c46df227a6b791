import { findRepeatedMember } from './find-repeated-member.js';

it.each([
  ['at the top', '{"a":1,"b":2,"a":3}', 'a'],
  ['written in two ways', '{"a":1,"\\u0061" : 2}', 'a'],
  ['inside a list', '[{"x":{"b":[],"b":{}}}]', 'b'],
  ['behind an escaped quote', '{"q\\"":"\\\\","q\\"":0}', 'q"'],
  ['of no length', '{"":1,"":2}', ''],
])('finds a name %s', (_where, json, name) => {
  expect(findRepeatedMember(json)).toBe(name);
});

it.each([
  ['the same name in two objects', '{"a":{"a":[{"a":1},{"a":1}]},"b":{"a":2}}'],
  ['texts that look like members', '{"a":"\\"b\\":","b":["a","a","b"],"c":"a"}'],
  ['no object', '"a"'],
])('finds nothing in %s', (_what, json) => {
  expect(findRepeatedMember(json)).toBeUndefined();
});
