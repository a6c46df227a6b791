import { createPublicKey } from 'node:crypto';

import { competenceRecord, ecKey, ed25519 } from '../../../test/support/credentials.js';
import { issueVcJwt } from './issue-vc-jwt.js';
import { claimsOf } from './jwt-claims.js';
import { renderOpenBadge } from './render-open-badge.js';
import { signJws } from './sign-jws.js';
import { verifyVcJwt } from './verify-vc-jwt.js';

const badge = renderOpenBadge(competenceRecord());
const publicKey = createPublicKey(ecKey.privateKey);
const keyOf = (kid: string) => (kid === ecKey.kid ? publicKey : undefined);
const payload = { ...badge, ...claimsOf(badge) };

it.each([
  ['another typ', () => signJws(payload, { typ: 'JWT' }, ecKey), 'jwt.header-refused'],
  ['another cty', () => signJws(payload, { typ: 'vc+jwt', cty: 'x' }, ecKey), 'jwt.header-refused'],
  [
    'claims that differ',
    () => signJws({ ...payload, sub: 'x' }, { typ: 'vc+jwt' }, ecKey),
    'jwt.claims-differ',
  ],
  [
    'an unknown key',
    () => issueVcJwt(badge, { ...ecKey, kid: 'did:web:x#k' }),
    'proof.unknown-key',
  ],
  ['text that is no JWS', () => Promise.resolve('x'), 'jws.malformed'],
])('refuses %s', async (_, make, code) => {
  expect(verifyVcJwt(await make(), keyOf)).toMatchObject({ verified: false, code });
});

it('refuses the signature under a key of another kind', async () => {
  const result = verifyVcJwt(await issueVcJwt(badge, ecKey), () => createPublicKey(ed25519(1)));
  expect(result).toEqual({ verified: false, code: 'proof.wrong', kid: ecKey.kid });
});

it('refuses another payload under the same signature', async () => {
  const [head, , signature] = (await issueVcJwt(badge, ecKey)).split('.');
  const other = Buffer.from(JSON.stringify({ ...payload, name: 'x' })).toString('base64url');
  expect(verifyVcJwt([head, other, signature].join('.'), keyOf)).toMatchObject({
    code: 'proof.wrong',
  });
});

it('accepts the claims left out, as others issue it', async () => {
  const jwt = await signJws(badge, { typ: 'vc+jwt' }, ecKey);
  expect(verifyVcJwt(jwt, keyOf)).toEqual({ verified: true, kid: ecKey.kid });
});

it('accepts what was issued', async () => {
  expect(verifyVcJwt(await issueVcJwt(badge, ecKey), keyOf)).toEqual({
    verified: true,
    kid: ecKey.kid,
  });
});
