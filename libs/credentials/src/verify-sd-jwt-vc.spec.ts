import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  competenceRecord,
  ecKey,
  ISSUED_AT,
  NOW,
  P256,
} from '../../../test/support/credentials.js';
import { issueSdJwtVc } from './issue-sd-jwt-vc.js';
import { readSdJwt } from './read-sd-jwt.js';
import { renderSdJwtVc } from './render-sd-jwt-vc.js';
import { publicJwkOf } from './signing-key.js';
import { verifySdJwtVc } from './verify-sd-jwt-vc.js';

const holder = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rendered = renderSdJwtVc(competenceRecord(), {
  registry: 'https://registry.example',
  holder: publicJwkOf(holder.publicKey),
  now: ISSUED_AT,
});
let n = 0;
const issued = () => issueSdJwtVc(rendered, ecKey, () => Buffer.alloc(16, (n += 1)));
const keyOf = (kid: string): KeyObject | undefined =>
  kid === ecKey.kid ? createPublicKey(P256) : undefined;
const request = { audience: 'https://employer.example', nonce: 'n-0S6_WzA2Mj' };

/** The credential with the holder's signature, made as a wallet does. */
async function presented(changes: object = {}, by = holder.privateKey, typ = 'kb+jwt') {
  const text = await issued();
  const payload = {
    aud: request.audience,
    nonce: request.nonce,
    iat: NOW.getTime() / 1000,
    sd_hash: readSdJwt(text).hash,
    ...changes,
  };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'ES256', typ })}.${encode(payload)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: by, dsaEncoding: 'ieee-p1363' });
  return `${text}${signed}.${signature.toString('base64url')}`;
}
const verify = (text: string) => verifySdJwtVc(text, keyOf, { request, now: NOW });

it('refuses a key that nobody knows, and one that did not sign', async () => {
  const text = await issued();
  expect(await verifySdJwtVc(text, () => undefined)).toMatchObject({ code: 'proof.unknown-key' });
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
  expect(await verifySdJwtVc(text, () => other)).toMatchObject({ code: 'proof.wrong' });
});

it.each<[string, () => Promise<string>, string]>([
  ['no key binding', issued, 'holder.missing'],
  ['another type of token', () => presented({}, holder.privateKey, 'jwt'), 'holder.missing'],
  ['somebody else who signs', () => presented({}, P256), 'holder.wrong-key'],
  ['another audience', () => presented({ aud: 'https://other.example' }), 'holder.other-request'],
  ['another nonce', () => presented({ nonce: 'x' }), 'holder.other-request'],
  ['an old presentation', () => presented({ iat: NOW.getTime() / 1000 - 301 }), 'holder.stale'],
  ['one from the future', () => presented({ iat: NOW.getTime() / 1000 + 301 }), 'holder.stale'],
  ['no time', () => presented({ iat: undefined }), 'holder.stale'],
  ['another credential', () => presented({ sd_hash: 'x' }), 'holder.other-presentation'],
  [
    'a disclosure taken away after signing',
    async () => {
      const parts = (await presented()).split('~');
      return [...parts.slice(0, 1), ...parts.slice(2)].join('~');
    },
    'holder.other-presentation',
  ],
])('refuses, when the holder is asked for: %s', async (_name, text, code) => {
  expect(await verify(await text())).toMatchObject({ verified: false, code });
});

it('takes what the issuer and the holder signed', async () => {
  const result = await verify(await presented());
  expect(result).toMatchObject({ verified: true, kid: ecKey.kid });
  expect(result.verified && result.claims).toEqual(rendered.claims);
});

it('refuses every change of every character, and never throws', async () => {
  const text = await presented();
  for (let at = 0; at < text.length; at += 7)
    for (const other of ['A', '~', '.', '\u00e9'].filter((c) => c !== text[at])) {
      const altered = text.slice(0, at) + other + text.slice(at + 1);
      const result = await verify(altered);
      expect([at, other, result.verified]).toEqual([at, other, false]);
    }
});
