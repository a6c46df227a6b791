import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { requirement } from '../../../test/support/requirements.js';
import { ed25519, P256 } from '../../../test/support/credentials.js';
import { signEd25519, verifyEd25519 } from './ed25519.js';
import { type CurveJwk, keyFromJwk } from './signing-key.js';
import { createPublicKey } from 'node:crypto';

const message = Buffer.from('message');

it('signs with no other kind of key, and accepts no other kind', () => {
  expect(() => signEd25519(message, P256)).toThrow('key.unsupported');
  expect(verifyEd25519(message, Buffer.alloc(64), createPublicKey(P256))).toBe(false);
});

it('accepts its own signature and no other', () => {
  const signature = signEd25519(message, ed25519(1));
  expect(signEd25519(message, ed25519(1))).toEqual(signature);
  expect(verifyEd25519(message, signature, createPublicKey(ed25519(1)))).toBe(true);
  expect(verifyEd25519(message, signature, createPublicKey(ed25519(2)))).toBe(false);
  expect(verifyEd25519(message, signature.subarray(1), createPublicKey(ed25519(1)))).toBe(false);
});

const vectors = requirement('vectors');
vectors.describe('Wycheproof ed25519', () => {
  interface File {
    numberOfTests: number;
    testGroups: {
      publicKeyJwk: CurveJwk;
      tests: { tcId: number; msg: string; sig: string; result: string }[];
    }[];
  }

  it('gives the verdict of all 151 tests', () => {
    const path = join(vectors.value, 'wycheproof/ed25519_test.json');
    const file = JSON.parse(readFileSync(path, 'utf8')) as File;
    const tests = file.testGroups.flatMap(({ publicKeyJwk: { kty, crv, x }, tests }) =>
      tests.map((test) => ({ ...test, key: keyFromJwk({ kty, crv, x }) })),
    );
    expect(tests).toHaveLength(151);
    const wrong = tests.filter(({ msg, sig, result, key }) => {
      const [bytes, signature] = [Buffer.from(msg, 'hex'), Buffer.from(sig, 'hex')];
      return verifyEd25519(bytes, signature, key) !== (result === 'valid');
    });
    expect(wrong).toEqual([]);
  });
});
