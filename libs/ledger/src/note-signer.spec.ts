import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { noteSigner } from './note-signer.js';
import { codeOf } from './testing/code-of.js';
import { testKey } from './testing/test-log.js';

describe('a note signer', () => {
  it('refuses a public key, another algorithm and a bad name', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    expect(codeOf(() => noteSigner('a', 1, createPublicKey(testKey(1))))).toBe('key.malformed');
    expect(codeOf(() => noteSigner('a', 1, ec))).toBe('key.malformed');
    expect(codeOf(() => noteSigner('a b', 1, testKey(1)))).toBe('key.malformed');
  });

  it('signs the same message to the same bytes, which its key verifies', () => {
    const signer = noteSigner('hub.example/ledger', 1, testKey(1));
    const message = Buffer.from('message');
    expect(signer.sign(message)).toEqual(signer.sign(message));
    expect(verify(null, message, createPublicKey(testKey(1)), signer.sign(message))).toBe(true);
    expect(signer.verifier).toMatchObject({ name: 'hub.example/ledger', type: 1 });
  });
});
