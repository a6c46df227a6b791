import { readJson } from './read-json.js';

const bytes = (text: string) => Buffer.from(text);

it.each([
  ['text that is not JSON', bytes('{"a":')],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
  ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
  ['a byte order mark', bytes('\ufeff{}')],
  ['U+0000 in a text', bytes('{"a":["x\\u0000"]}')],
  ['a lone surrogate', bytes('{"a":"\\ud800"}')],
  ['U+0000 in a name', bytes('{"a\\u0000":1}')],
  ['a member named __proto__', bytes('{"__proto__":{"admin":true}}')],
  ['a member that is there twice', bytes('{"a":{"b":1,"b":2}}')],
  ['nesting without end', bytes('['.repeat(100) + ']'.repeat(100))],
])('refuses %s', (_name, input) => {
  expect(() => readJson(input)).toThrow(
    expect.objectContaining({ code: 'body.malformed' }) as Error,
  );
});

it('refuses nesting of any depth without running out of stack', () => {
  expect(() => readJson(bytes('['.repeat(400_000)))).toThrow(
    expect.objectContaining({ code: 'body.malformed' }) as Error,
  );
});

it('reads JSON as it is', () => {
  expect(readJson(bytes('{"a":[1,"ł ő 🙂",null]}'))).toEqual({ a: [1, 'ł ő 🙂', null] });
});
