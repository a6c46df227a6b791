import { createPublicKey } from 'node:crypto';
import { keyInDid } from '#credentials/key-in-did.js';
import { publicJwkOf } from '#credentials/signing-key.js';
import { adapterKey } from './adapter-key.js';

const secret = (byte: number) => Buffer.alloc(32, byte);

it('is the same after a restart, and another one for another hub', () => {
  expect(adapterKey(secret(1)).did).toBe(adapterKey(secret(1)).did);
  expect(adapterKey(secret(1)).did).not.toBe(adapterKey(secret(2)).did);
});

it('is what its DID says', () => {
  const { did, kid, privateKey } = adapterKey(secret(1));
  const said = keyInDid(did, kid);
  expect(said && publicJwkOf(said)).toEqual(publicJwkOf(createPublicKey(privateKey)));
});

it('is not the secret itself', () => {
  const { privateKey } = adapterKey(secret(1));
  const { d = '' } = privateKey.export({ format: 'jwk' });
  expect(Buffer.from(d, 'base64url').equals(secret(1))).toBe(false);
});
