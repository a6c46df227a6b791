import { parseJson } from './parse-json.js';

it.each<[string, Buffer]>([
  ['nothing', Buffer.alloc(0)],
  ['half an object', Buffer.from('{"a":')],
  ['bytes that are not UTF-8', Buffer.of(0x22, 0xff, 0x22)],
  ['a byte order mark', Buffer.from('\ufeff{}')],
])('%s is no JSON', (_, bytes) => expect(parseJson(bytes)).toBeUndefined());

it('JSON gives its value', () => expect(parseJson(Buffer.from('{"a":[1]}'))).toEqual({ a: [1] }));
