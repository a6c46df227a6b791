import { createPublicKey, generateKeyPairSync } from 'node:crypto';

import type { PublicJwk } from '#domain/generated/schemas.js';

import { ed25519, P256 } from '../../../test/support/credentials.js';
import { RSA } from '../../../test/support/rsa-key.js';
import {
  algorithmOf,
  type CurveJwk,
  keyFromJwk,
  publicJwkOf,
  readPublicJwk,
} from './signing-key.js';

type RsaJwk = Extract<PublicJwk, { readonly kty: 'RSA' }>;

const ed = publicJwkOf(ed25519(1)) as CurveJwk;
const p256 = publicJwkOf(P256) as CurveJwk;
const rsa = publicJwkOf(RSA) as RsaJwk;

it.each([
  ['kty and crv of two kinds', { ...ed, crv: 'P-256' as const }],
  ['an Ed25519 key with y', { ...ed, y: p256.x }],
  ['a P-256 key without y', { kty: p256.kty, crv: p256.crv, x: p256.x }],
  ['a short coordinate', { ...ed, x: 'AAAA' }],
  ['a point off the curve', { ...p256, y: p256.x }],
])('refuses %s', (_, jwk) => expect(() => keyFromJwk(jwk)).toThrow('key.malformed'));

it('refuses a coordinate with stray bits', () => {
  expect(() => keyFromJwk({ ...ed, x: `${'A'.repeat(42)}B` })).toThrow('encoding.not-canonical');
});

it.each(['x25519', 'rsa'] as const)('refuses %s keys', (kind) => {
  const { publicKey } =
    kind === 'rsa' ? generateKeyPairSync(kind, { modulusLength: 2048 }) : generateKeyPairSync(kind);
  expect(() => algorithmOf(publicKey)).toThrow('key.unsupported');
});

it.each([
  ['EdDSA', ed25519(1), ['kty', 'crv', 'x']],
  ['ES256', P256, ['kty', 'crv', 'x', 'y']],
  ['RS256', RSA, ['kty', 'n', 'e']],
] as const)(
  'gives exactly the public members of an %s key, and the key back',
  (alg, key, members) => {
    expect(algorithmOf(key)).toBe(alg);
    const jwk = publicJwkOf(key);
    expect(Object.keys(jwk)).toEqual(members);
    expect(publicJwkOf(createPublicKey(key))).toEqual(jwk);
    expect(keyFromJwk(jwk).equals(createPublicKey(key))).toBe(true);
  },
);

it.each([{ use: 'enc' }, { key_ops: ['encrypt'] }, { alg: 'ES384' }, { crv: 'P-384' }, { y: 1 }])(
  'does not verify with a foreign key that says %j',
  (members) => expect(() => readPublicJwk({ ...p256, ...members })).toThrow('key.malformed'),
);

it.each([{ use: 'enc' }, { alg: 'PS256' }, { alg: 'RS1' }, { e: 'Aw' }, { n: 1 }])(
  'does not verify with an RSA key that says %j',
  (members) => expect(() => readPublicJwk({ ...rsa, ...members })).toThrow('key.malformed'),
);

/** The modulus as other bytes. */
const modulus = (change: (bytes: Buffer) => Buffer): RsaJwk => ({
  ...rsa,
  n: change(Buffer.from(rsa.n, 'base64url')).toString('base64url'),
});

it.each([
  ['a leading zero', modulus((n) => Buffer.concat([Buffer.from([0]), n]))],
  ['a bit less than 3072', modulus((n) => Buffer.from(n.map((b, i) => (i === 0 ? b & 0x7f : b))))],
  ['an even modulus', modulus((n) => Buffer.from(n.map((b, i) => (i === 383 ? b & 0xfe : b))))],
  ['2048 bits', modulus((n) => n.subarray(0, 256))],
  ['more than 4096 bits', modulus((n) => Buffer.concat([n, n]))],
  ['another exponent', { ...rsa, e: 'Aw' as 'AQAB' }],
])('refuses an RSA key with %s', (_, jwk) => {
  expect(() => keyFromJwk(jwk)).toThrow('key.malformed');
});

it('refuses a modulus with stray bits', () => {
  expect(() => keyFromJwk({ ...rsa, n: `${rsa.n}=` })).toThrow('encoding.not-canonical');
});

it('refuses RSA keys that are only for PSS', () => {
  const { publicKey } = generateKeyPairSync('rsa-pss', { modulusLength: 3072 });
  expect(() => algorithmOf(publicKey)).toThrow('key.unsupported');
});

it('reads the public members of a foreign key and leaves the rest', () => {
  expect(readPublicJwk({ ...p256, kid: 'k', use: 'sig', alg: 'ES256' })).toEqual(p256);
  expect(readPublicJwk({ ...ed, key_ops: ['verify'] })).toEqual(ed);
});
