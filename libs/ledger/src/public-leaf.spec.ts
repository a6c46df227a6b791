import { PAD_DIGEST, personLeaf } from './person-leaf.js';
import { MAX_PUBLIC_LEAF, parseLeaf, publicLeaf } from './public-leaf.js';
import { codeOf } from './testing/code-of.js';

const event = { type: 'standard.published', specversion: '1.0', data: { version: 2 } };
const leafOf = (json: string | Buffer) => Buffer.concat([Buffer.of(2, 0), Buffer.from(json)]);
const ofSize = (bytes: number) => ({ a: 'x'.repeat(bytes - 2 - '{"a":""}'.length) });

describe('a public leaf', () => {
  it('is refused above 16,384 bytes', () => {
    expect(publicLeaf(ofSize(MAX_PUBLIC_LEAF))).toHaveLength(16_384);
    expect(codeOf(() => publicLeaf(ofSize(MAX_PUBLIC_LEAF + 1)))).toBe('leaf.too-large');
  });

  it('is refused without a canonical form', () =>
    expect(codeOf(() => publicLeaf({ at: new Date(0) }))).toBe('json.malformed'));

  it('is 02 00 and canonical JSON', () =>
    expect(publicLeaf(event)).toEqual(
      leafOf('{"data":{"version":2},"specversion":"1.0","type":"standard.published"}'),
    ));
});

describe('parseLeaf', () => {
  it.each<[string, Buffer]>([
    ['no bytes', Buffer.alloc(0)],
    ['other leading bytes', Buffer.concat([Buffer.of(3, 0), Buffer.alloc(32)])],
    ['another second byte', Buffer.concat([Buffer.of(1, 1), Buffer.alloc(32)])],
    ['a person leaf of 33 bytes', Buffer.concat([Buffer.of(1, 0), Buffer.alloc(31)])],
    ['a person leaf of 35 bytes', Buffer.concat([Buffer.of(1, 0), Buffer.alloc(33)])],
    ['no JSON', leafOf('{')],
    ['a list', leafOf('[]')],
    ['null', leafOf('null')],
    ['unsorted members', leafOf('{"b":1,"a":2}')],
    ['doubled members', leafOf('{"a":1,"a":1}')],
    ['a space', leafOf('{ }')],
    ['a number without canonical form', leafOf('{"a":9007199254740993}')],
    ['bytes that are not UTF-8', leafOf(Buffer.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))],
    ['too much', leafOf(JSON.stringify(ofSize(MAX_PUBLIC_LEAF + 1)))],
  ])('does not interpret %s', (_, entry) => expect(parseLeaf(entry)).toEqual({ kind: 'unknown' }));

  it('knows the two kinds', () => {
    const pad = personLeaf({ type: 'pad', digests: [PAD_DIGEST] }, Buffer.alloc(32, 1));
    expect(parseLeaf(pad)).toEqual({ kind: 'person' });
    expect(parseLeaf(publicLeaf(event))).toEqual({ kind: 'public', event });
    expect(parseLeaf(new Uint8Array(publicLeaf({})))).toEqual({ kind: 'public', event: {} });
  });
});
