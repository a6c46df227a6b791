import { createPublicKey, type KeyObject } from 'node:crypto';

import { competenceRecord, ecKey, ed25519, rsaKey } from '../../../test/support/credentials.js';
import { issueOpenBadgeJwt } from './issue-open-badge-jwt.js';
import { claimsOf } from './jwt-claims.js';
import { renderConformanceBadge } from './render-conformance-badge.js';
import { signJws } from './sign-jws.js';
import { decodeOpenBadgeJwt, verifyOpenBadgeJwt } from './verify-open-badge-jwt.js';

const KID = 'https://hub.example/keys/rsa-1';
const badge = renderConformanceBadge(competenceRecord());
const payload = { ...badge, ...claimsOf(badge) };
const publicKey = createPublicKey(rsaKey.privateKey);
const keyOf = (kid: string): KeyObject | undefined => (kid === rsaKey.kid ? publicKey : undefined);
const header = { typ: 'JWT', kid: KID };
const signed = (changes: object, body: Readonly<Record<string, unknown>> = payload) =>
  signJws(body, { ...header, ...changes }, rsaKey, 'RS256');

it.each([
  ['another typ', () => signed({ typ: 'vc+jwt' }), 'jwt.header-refused'],
  ['a typ in small letters', () => signed({ typ: 'jwt' }), 'jwt.header-refused'],
  ['one header too many', () => signed({ cty: 'vc' }), 'jwt.header-refused'],
  ['a jwk in the header', () => signed({ jwk: {} }), 'jws.header-refused'],
  ['a kid that is no address', () => signed({ kid: rsaKey.kid }), 'jwt.header-refused'],
  [
    'a kid elsewhere at the issuer',
    () => signed({ kid: 'https://hub.example/rsa-1' }),
    'jwt.header-refused',
  ],
  [
    'a kid at the address of somebody else',
    () => signed({ kid: 'https://x.example/keys/rsa-1' }),
    'proof.unknown-key',
  ],
  ['ES256', () => signJws(payload, header, ecKey), 'jwt.header-refused'],
  ['claims that differ', () => signed({}, { ...payload, sub: 'x' }), 'jwt.claims-differ'],
  ['no claims', () => signed({}, badge), 'jwt.claims-differ'],
  ['text that is no JWS', () => Promise.resolve('x'), 'jws.malformed'],
])('refuses %s', async (_, make, code) => {
  expect(verifyOpenBadgeJwt(await make(), keyOf)).toMatchObject({ verified: false, code });
});

it('refuses the signature under a key of another kind', async () => {
  const jwt = await issueOpenBadgeJwt(badge, rsaKey);
  for (const key of [ed25519(1), ecKey.privateKey])
    expect(verifyOpenBadgeJwt(jwt, () => createPublicKey(key))).toEqual({
      verified: false,
      code: 'proof.wrong',
      kid: rsaKey.kid,
    });
});

it('refuses every one of 300 changed bytes of each part, and never throws', async () => {
  const parts = (await issueOpenBadgeJwt(badge, rsaKey)).split('.');
  for (const [index, part] of parts.entries()) {
    const bytes = Buffer.from(part, 'base64url');
    const step = Math.max(1, Math.floor(bytes.length / 300));
    for (let at = 0; at < bytes.length; at += step) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const jwt = parts.map((p, i) => (i === index ? changed.toString('base64url') : p)).join('.');
      expect([index, at, verifyOpenBadgeJwt(jwt, keyOf).verified]).toEqual([index, at, false]);
    }
  }
});

it('reads and accepts what was issued', async () => {
  const jwt = await issueOpenBadgeJwt(badge, rsaKey);
  const { kid, keyUrl, document } = decodeOpenBadgeJwt(jwt);
  expect([kid, keyUrl, document]).toEqual([rsaKey.kid, KID, badge]);
  expect(verifyOpenBadgeJwt(jwt, keyOf)).toEqual({ verified: true, kid: rsaKey.kid });
});
