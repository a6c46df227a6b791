import { createPublicKey } from 'node:crypto';

import { ed25519, P256 } from '../../../test/support/credentials.js';
import { encodeBase58 } from './base58.js';
import { keyFromMultikey, multikeyOf } from './multikey.js';

it.each([
  ['another multibase', 'uAAAA', 'key.malformed'],
  ['too few bytes', 'z6Mk', 'multibase.malformed'],
  [
    'another multicodec',
    `z${encodeBase58(Buffer.concat([Buffer.from([0xe7, 1]), Buffer.alloc(32, 5)]))}`,
    'key.unsupported',
  ],
])('refuses %s', (_, text, code) => expect(() => keyFromMultikey(text)).toThrow(code));

it('writes no P-256 key', () => expect(() => multikeyOf(P256)).toThrow('key.unsupported'));

it('writes an Ed25519 key as z6Mk and reads it back', () => {
  const text = multikeyOf(ed25519(1));
  expect(text).toMatch(/^z6Mk/);
  expect(keyFromMultikey(text).equals(createPublicKey(ed25519(1)))).toBe(true);
});

it('reads a P-256 key, and refuses a point that is off the curve', () => {
  // The key of did:key, test vector P-256 (did:key method, 4.1).
  const text = 'zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169';
  expect(keyFromMultikey(text).asymmetricKeyDetails).toMatchObject({ namedCurve: 'prime256v1' });
  const off = `z${encodeBase58(Buffer.concat([Buffer.from([0x80, 0x24, 2]), Buffer.alloc(32, 255)]))}`;
  expect(() => keyFromMultikey(off)).toThrow('key.malformed');
});
