import { constants, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ecKey, ed25519 } from '../../../test/support/credentials.js';
import { requirement } from '../../../test/support/requirements.js';
import { RSA } from '../../../test/support/rsa-key.js';
import { isSignatureOf, isSignedBy } from './is-signed-by.js';
import { signJws } from './sign-jws.js';
import { decodeJws, verifyJws } from './verify-jws.js';

const ecPublic = createPublicKey(ecKey.privateKey);
const edPrivate = ed25519(1);
const edPublic = createPublicKey(edPrivate);
const rsaPublic = createPublicKey(RSA);
const rsaJws = () =>
  signJws({ a: 1 }, { typ: 'x' }, { kid: 'rsa', alg: 'RS256', privateKey: RSA }, 'RS256');

/** A JWS signed with Ed25519, which signJws does not make. */
function edJws(): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'EdDSA' })}.${part({ a: 1 })}`;
  return `${signed}.${sign(null, Buffer.from(signed), edPrivate).toString('base64url')}`;
}

/** The token with one bit of one byte of a part turned. */
function turned(jws: string, part: number, byte: number): string {
  const parts = jws.split('.');
  const bytes = Buffer.from(parts[part] ?? '', 'base64url');
  bytes[byte % bytes.length] = (bytes[byte % bytes.length] ?? 0) ^ 1;
  parts[part] = bytes.toString('base64url');
  return parts.join('.');
}

it('says yes to what is signed, for each algorithm', async () => {
  const ec = await signJws({ a: 1 }, { typ: 'x' }, ecKey);
  expect(isSignedBy(ec, decodeJws(ec), ecPublic)).toBe(true);
  expect(isSignedBy(edJws(), decodeJws(edJws()), edPublic)).toBe(true);
  const rsa = await rsaJws();
  expect(isSignedBy(rsa, decodeJws(rsa), rsaPublic)).toBe(true);
  expect(await verifyJws(rsa, rsaPublic)).toBe(true);
});

it('says what jose says of every changed byte', async () => {
  for (const [jws, key] of [
    [await signJws({ a: 1 }, { typ: 'x' }, ecKey), ecPublic],
    [edJws(), edPublic],
    [await rsaJws(), rsaPublic],
  ] as const) {
    for (const part of [1, 2])
      for (let byte = 0; byte < 64; byte += 1) {
        const changed = turned(jws, part, byte);
        const said = isSignedBy(changed, decodeJws(changed), key);
        expect([byte, said]).toEqual([byte, await verifyJws(changed, key)]);
        expect(said).toBe(false);
      }
  }
});

it.each([0, 63, 65, 70, 72, 128])('refuses a signature of %i bytes', async (length) => {
  const [head, payload] = (await signJws({ a: 1 }, { typ: 'x' }, ecKey)).split('.');
  const jws = [head, payload, Buffer.alloc(length, 1).toString('base64url')].join('.');
  expect(isSignedBy(jws, decodeJws(jws), ecPublic)).toBe(false);
});

it('goes by the algorithm of the key, whatever the header says', async () => {
  const jws = await signJws({ a: 1 }, { typ: 'x' }, ecKey);
  expect(isSignedBy(jws, decodeJws(jws), edPublic)).toBe(false);
  expect(isSignedBy(edJws(), decodeJws(edJws()), ecPublic)).toBe(false);
});

it('refuses an RSA signature by PSS, by SHA-512, and with a leading zero', async () => {
  const [head, payload, signature = ''] = (await rsaJws()).split('.');
  const signed = `${String(head)}.${String(payload)}`;
  const pss = { key: RSA, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  for (const other of [
    sign('sha256', Buffer.from(signed), pss),
    sign('sha512', Buffer.from(signed), RSA),
    Buffer.concat([Buffer.from([0]), Buffer.from(signature, 'base64url')]),
  ]) {
    const jws = `${signed}.${other.toString('base64url')}`;
    expect(isSignedBy(jws, decodeJws(jws), rsaPublic)).toBe(false);
    expect(await verifyJws(jws, rsaPublic)).toBe(false);
  }
});

it('does not take RS256 in the header for a key of another kind, nor the other way round', async () => {
  const rsa = await rsaJws();
  const ec = await signJws({ a: 1 }, { typ: 'x' }, ecKey);
  for (const [jws, key] of [
    [rsa, ecPublic],
    [rsa, edPublic],
    [ec, rsaPublic],
    [edJws(), rsaPublic],
  ] as const)
    expect(isSignedBy(jws, decodeJws(jws), key)).toBe(false);
});

const vectors = requirement('vectors');
vectors.describe('Wycheproof', () => {
  interface Group {
    readonly publicKeyPem: string;
    readonly tests: readonly { tcId: number; msg: string; sig: string; result: string }[];
  }
  it.each([
    ['ecdsa_secp256r1_sha256_p1363_test.json', 262],
    ['ed25519_test.json', 151],
  ])('gives the verdict of every test of %s', (file, count) => {
    const text = readFileSync(join(vectors.value, 'wycheproof', file), 'utf8');
    const { testGroups } = JSON.parse(text) as { testGroups: readonly Group[] };
    const tests = testGroups.flatMap(({ publicKeyPem, tests: some }) =>
      some.map((test) => ({ ...test, key: createPublicKey(publicKeyPem) })),
    );
    expect(tests).toHaveLength(count);
    const wrong = tests.filter(({ msg, sig, result, key }) => {
      const isRight = isSignatureOf(Buffer.from(msg, 'hex'), Buffer.from(sig, 'hex'), key);
      return isRight !== (result === 'valid');
    });
    expect(wrong.map(({ tcId }) => tcId)).toEqual([]);
  });
});
