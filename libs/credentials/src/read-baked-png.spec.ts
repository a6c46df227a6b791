import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

import { bakePng } from './bake-png.js';
import { CredentialFormatError } from './credential-format-error.js';
import { pngChunk } from './png-chunks.js';
import { readBakedPng } from './read-baked-png.js';

const picture = PNG.sync.write(new PNG({ width: 2, height: 2 }));
const withChunks = (...chunks: Buffer[]) =>
  Buffer.concat([picture.subarray(0, -12), ...chunks, picture.subarray(-12)]);
const text = (data: string | Buffer, type = 'iTXt') =>
  pngChunk(type, typeof data === 'string' ? Buffer.from(data, 'latin1') : data);
const badge = text('openbadgecredential\0\0\0\0\0{}');
/** A hundred mebibytes of zeros, which take a hundred kibibytes. */
const bomb = Buffer.concat([
  Buffer.from('openbadgecredential\0\x01\0\0\0', 'latin1'),
  deflateSync(Buffer.alloc(100 * 1_048_576)),
]);

it.each<[string, Buffer, string]>([
  ['no credential', picture, 'png.no-credential'],
  ['another keyword', withChunks(text('openbadges\0\0\0\0\0{}')), 'png.no-credential'],
  ['two credentials', withChunks(badge, badge), 'png.several-credentials'],
  [
    'a second one as plain text',
    withChunks(badge, text('openbadgecredential\0{}', 'tEXt')),
    'png.several-credentials',
  ],
  ['a compressed text', withChunks(text(bomb)), 'png.compressed'],
  [
    'a compressed text of the old kind',
    withChunks(text('openbadgecredential\0\0x', 'zTXt')),
    'png.compressed',
  ],
  ['a plain text', withChunks(text('openbadgecredential\0{}', 'tEXt')), 'png.compressed'],
  ['an unknown method', withChunks(text('openbadgecredential\0\0\x01\0\0{}')), 'png.compressed'],
  ['no language', withChunks(text('openbadgecredential\0\0\0{}')), 'png.malformed'],
  ['no translated keyword', withChunks(text('openbadgecredential\0\0\0en\0{}')), 'png.malformed'],
  [
    'something else than UTF-8',
    withChunks(text('openbadgecredential\0\0\0\0\0\xff')),
    'png.malformed',
  ],
  [
    'a credential of more than 1 MiB',
    bakePng(picture, ' '.repeat(1_048_577)),
    'credential.too-large',
  ],
  [
    'more than 10 MiB',
    Buffer.concat([withChunks(badge), Buffer.alloc(10 * 1_048_576)]),
    'credential.too-large',
  ],
])('refuses a picture with %s', (_, png, code) => {
  expect(() => readBakedPng(png)).toThrow(code);
});

it('gives what was baked, or refuses, for every byte that is changed', () => {
  const baked = bakePng(picture, '{"a":1}');
  for (let at = 0; at < baked.length; at += 1) {
    const changed = Buffer.from(baked);
    changed[at] = (changed[at] ?? 0) ^ 0x01;
    expect(() => readBakedPng(changed)).toThrow(CredentialFormatError);
  }
});

it('takes a text whose language and keyword are named', () => {
  const named = 'openbadgecredential\0\0\0it\0attestato\0{"a":1}';
  expect(readBakedPng(withChunks(text(named)))).toBe('{"a":1}');
});
