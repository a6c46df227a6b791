import { PNG } from 'pngjs';

import { bakePng } from './bake-png.js';
import { credentialInFile, LARGEST_FILE } from './credential-in-file.js';

const picture = PNG.sync.write(new PNG({ width: 2, height: 2 }));

it.each<[string, Uint8Array, string]>([
  ['bytes that are no text', Buffer.from([0x7b, 0xff]), 'file.not-text'],
  ['text over 1 MiB', Buffer.alloc(1_048_577, 'a'), 'credential.too-large'],
  ['anything over 10 MiB', Buffer.alloc(LARGEST_FILE + 1), 'credential.too-large'],
  ['a picture without a credential', picture, 'png.no-credential'],
  ['half a picture', picture.subarray(0, 20), 'png.malformed'],
  ['a document without a credential', Buffer.from('%PDF-1.7\n%%EOF'), 'pdf.malformed'],
])('refuses %s', (_, bytes, code) => {
  expect(() => credentialInFile(bytes)).toThrow(code);
});

it('reads text, with a byte order mark or without, and a picture', () => {
  expect(credentialInFile(Buffer.from('{"a":1}'))).toEqual({ credential: '{"a":1}' });
  expect(credentialInFile(Buffer.from('\ufeff{}'))).toEqual({ credential: '{}' });
  expect(credentialInFile(new Uint8Array(bakePng(picture, '{"b":2}')))).toEqual({
    credential: '{"b":2}',
  });
});
