import { createPublicKey } from 'node:crypto';

import { ecKey, ed25519, edKey, trustList } from '../../../test/support/credentials.js';
import { signJws } from './sign-jws.js';
import { openTrustList, signTrustList } from './trust-list.js';

const publicKey = createPublicKey(ecKey.privateKey);

it.each([
  ['text that is no JWS', () => Promise.resolve('x'), 'jws.malformed'],
  [
    'another type',
    () => signJws({ ...trustList() }, { typ: 'vc+jwt' }, ecKey),
    'trust-list.malformed',
  ],
  [
    'another shape',
    () => signJws({ ...trustList(), v: 2 }, { typ: 'trust-list+jwt' }, ecKey),
    'trust-list.malformed',
  ],
])('refuses %s', async (_, make, code) => {
  await expect(openTrustList(await make(), publicKey)).rejects.toMatchObject({ code });
});

it('refuses another list under the same signature, and another key', async () => {
  const jws = await signTrustList(trustList(), ecKey);
  const [head, , signature] = jws.split('.');
  const other = Buffer.from(JSON.stringify(trustList({ seq: '13' }))).toString('base64url');
  const code = 'trust-list.wrong-signature';
  await expect(openTrustList([head, other, signature].join('.'), publicKey)).rejects.toMatchObject({
    code,
  });
  await expect(openTrustList(jws, createPublicKey(ed25519(1)))).rejects.toMatchObject({ code });
});

it('is not signed with an Ed25519 key', async () => {
  await expect(signTrustList(trustList(), edKey)).rejects.toThrow('key.unsupported');
});

it('opens what was signed, also when it is long', async () => {
  const [hub] = trustList().hubs;
  const long = trustList({
    hubs: Array.from({ length: 800 }, () => hub as NonNullable<typeof hub>),
  });
  expect(await openTrustList(await signTrustList(long, ecKey), publicKey)).toEqual(long);
});
