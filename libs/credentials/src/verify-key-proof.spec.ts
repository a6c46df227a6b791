import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

import { ed25519, NOW } from '../../../test/support/credentials.js';
import { multikeyOf } from './multikey.js';
import { publicJwkOf } from './signing-key.js';
import { verifyKeyProof } from './verify-key-proof.js';

const audience = 'https://hub.example';
const wallet = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const jwk = publicJwkOf(wallet);
const header = { alg: 'ES256', typ: 'openid4vci-proof+jwt', jwk };
const claims = { aud: audience, iat: NOW.getTime() / 1000, nonce: 'n-1' };
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function proof(head: object, payload: object, key: KeyObject = wallet): string {
  const input = `${encode(head)}.${encode(payload)}`;
  const signature =
    key.asymmetricKeyType === 'ed25519'
      ? sign(null, Buffer.from(input), key)
      : sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}
const verify = (jwt: string) => verifyKeyProof(jwt, { audience, now: NOW });
const seconds = (more: number) => claims.iat + more;

it.each<[string, string, string]>([
  ['another typ', 'key-proof.type', proof({ ...header, typ: 'JWT' }, claims)],
  ['no typ', 'key-proof.type', proof({ alg: 'ES256', jwk }, claims)],
  ['no key', 'key-proof.key', proof({ ...header, jwk: undefined }, claims)],
  ['two keys', 'key-proof.key', proof({ ...header, kid: 'did:jwk:e30#0' }, claims)],
  [
    'a private key',
    'key-proof.key',
    proof({ ...header, jwk: wallet.export({ format: 'jwk' }) }, claims),
  ],
  [
    'a DID that has to be fetched',
    'key-proof.key',
    proof({ ...header, jwk: undefined, kid: 'did:web:evil.example#1' }, claims),
  ],
  [
    'a kid that is no DID',
    'key-proof.key',
    proof({ ...header, jwk: undefined, kid: 'key-1' }, claims),
  ],
  ['a kid that is no text', 'key-proof.key', proof({ ...header, jwk: undefined, kid: 7 }, claims)],
  ['a key for something else', 'key.malformed', proof({ ...header, jwk: { kty: 'RSA' } }, claims)],
  ['alg none', 'jws.header-refused', `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`],
  [
    'the algorithm of another key',
    'key-proof.algorithm',
    proof({ ...header, alg: 'EdDSA' }, claims),
  ],
  ['HMAC with the public key', 'key-proof.algorithm', proof({ ...header, alg: 'HS256' }, claims)],
  [
    'a header that must be understood',
    'jws.header-refused',
    proof({ ...header, crit: [] }, claims),
  ],
  ['a certificate', 'jws.header-refused', proof({ ...header, x5c: [] }, claims)],
  ['a key elsewhere', 'jws.header-refused', proof({ ...header, jku: audience }, claims)],
  ['a signature of another key', 'key-proof.wrong', proof(header, claims, other)],
  ['another audience', 'key-proof.audience', proof(header, { ...claims, aud: `${audience}/` })],
  ['a list of audiences', 'key-proof.audience', proof(header, { ...claims, aud: [audience] })],
  ['no audience', 'key-proof.audience', proof(header, { ...claims, aud: undefined })],
  ['an old one', 'key-proof.stale', proof(header, { ...claims, iat: seconds(-301) })],
  ['one of the future', 'key-proof.stale', proof(header, { ...claims, iat: seconds(301) })],
  ['a time as text', 'key-proof.stale', proof(header, { ...claims, iat: String(claims.iat) })],
  ['no time', 'key-proof.stale', proof(header, { ...claims, iat: undefined })],
  ['one that is over', 'key-proof.stale', proof(header, { ...claims, exp: claims.iat })],
  ['no nonce', 'key-proof.nonce-missing', proof(header, { ...claims, nonce: undefined })],
  ['a nonce that is no text', 'key-proof.nonce-missing', proof(header, { ...claims, nonce: 1 })],
  ['no JWT', 'jws.malformed', 'a.b'],
])('refuses %s: %s', async (_what, code, jwt) => {
  expect(await verify(jwt)).toEqual({ verified: false, code });
});

it('refuses every altered character', async () => {
  const good = proof(header, claims);
  for (let at = 0; at < good.length; at += 1) {
    const altered = `${good.slice(0, at)}${good[at] === 'A' ? 'B' : 'A'}${good.slice(at + 1)}`;
    expect([at, (await verify(altered)).verified]).toEqual([at, false]);
  }
});

it('takes a key in the header, at both ends of five minutes', async () => {
  for (const iat of [seconds(-300), seconds(300)])
    expect(await verify(proof(header, { ...claims, iat, exp: seconds(1) }))).toEqual({
      verified: true,
      holder: jwk,
      nonce: 'n-1',
    });
});

it('takes a key in a DID', async () => {
  const byJwk = `did:jwk:${encode(jwk)}#0`;
  const named = { ...header, jwk: undefined, kid: byJwk };
  expect(await verify(proof(named, claims))).toMatchObject({ verified: true, holder: jwk });
  const multikey = multikeyOf(createPublicKey(ed25519(1)));
  const byKey = { typ: header.typ, alg: 'EdDSA', kid: `did:key:${multikey}#${multikey}` };
  expect(await verify(proof(byKey, claims, ed25519(1)))).toEqual({
    verified: true,
    holder: publicJwkOf(ed25519(1)),
    nonce: 'n-1',
  });
});
