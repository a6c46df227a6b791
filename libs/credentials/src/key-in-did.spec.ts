import { createPublicKey, ECDH } from 'node:crypto';

import {
  competenceRecord,
  ed25519,
  NOW,
  P256,
  sources,
  without,
} from '../../../test/support/credentials.js';
import { encodeBase58 } from './base58.js';
import { issueDataIntegrity } from './issue-data-integrity.js';
import { carriesItsKey, keyInDid } from './key-in-did.js';
import { multikeyOf } from './multikey.js';
import { renderOpenBadge } from './render-open-badge.js';
import { type CurveJwk, publicJwkOf } from './signing-key.js';
import { verifyCredential } from './verify-credential.js';

const jwk = publicJwkOf(P256) as CurveJwk;
const encode = (value: string) => Buffer.from(value).toString('base64url');
const byJwk = `did:jwk:${encode(JSON.stringify(jwk))}`;
const byEd = `did:key:${multikeyOf(ed25519(1))}`;
const point = Buffer.concat(
  [4, jwk.x, jwk.y ?? ''].map((part) =>
    typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part, 'base64url'),
  ),
);
const small = Buffer.from(
  ECDH.convertKey(point, 'prime256v1', undefined, 'hex', 'compressed') as string,
  'hex',
);
const byP256 = `did:key:z${encodeBase58(Buffer.concat([Buffer.from([0x80, 0x24]), small]))}`;
const fragment = (did: string) => `${did}#${did.slice(8)}`;

it.each([
  ['a name the method does not give', byJwk, `${byJwk}#1`],
  ['another DID', byJwk, `${byEd}#0`],
  ['another fragment of did:key', byEd, `${byEd}#0`],
  ['a multikey cut short', byEd.slice(0, -2), fragment(byEd.slice(0, -2))],
  ['a point that is cut short', byP256.slice(0, -2), fragment(byP256.slice(0, -2))],
  ['a character outside base58', `${byEd.slice(0, -1)}0`, fragment(`${byEd.slice(0, -1)}0`)],
  ['nothing', 'did:key:', 'did:key:#'],
  ['a JWK that is no JSON', 'did:jwk:AAAA', 'did:jwk:AAAA#0'],
  ['sloppy base64url', `${byJwk}=`, `${byJwk}=#0`],
  ['bytes that are not UTF-8', 'did:jwk:_w', 'did:jwk:_w#0'],
  ['a key for encryption', ...jwkDid({ ...jwk, use: 'enc' })],
  ['a symmetric key', ...jwkDid({ kty: 'oct', k: 'AAAA' })],
  ['a point off the curve', ...jwkDid({ ...jwk, x: jwk.y })],
  ['a method that is fetched', 'did:web:hub.example', 'did:web:hub.example#0'],
])('finds no key in %s', (_, did, kid) => expect(keyInDid(did, kid)).toBeUndefined());

function jwkDid(value: object): [string, string] {
  const did = `did:jwk:${encode(JSON.stringify(value))}`;
  return [did, `${did}#0`];
}

it.each([
  [byJwk, `${byJwk}#0`, P256],
  [byP256, fragment(byP256), P256],
  [byEd, fragment(byEd), ed25519(1)],
])('finds the key in %s', (did, kid, key) => {
  expect(carriesItsKey(did)).toBe(true);
  expect(keyInDid(did, kid)?.equals(createPublicKey(key))).toBe(true);
});

async function foreign(changes: object = {}, byte = 1) {
  const record = without(competenceRecord(), 'mapping');
  const rendered = renderOpenBadge({
    ...record,
    issuer: { ...record.issuer, did: byEd },
  });
  const badge = {
    ...without(rendered, 'credentialStatus'),
    '@context': rendered['@context'],
  };
  const key = { kid: fragment(byEd), alg: 'EdDSA' as const, privateKey: ed25519(byte) };
  const document = await issueDataIntegrity(badge, key, NOW);
  const credential = JSON.stringify({ ...document, ...changes });
  return verifyCredential({ credential }, await sources(), NOW);
}

it('takes the signature of a stranger, and says that the registry does not know the issuer', async () => {
  const verdict = await foreign();
  expect(verdict.overall).toBe('verified-with-warnings');
  expect(verdict.checks.find(({ name }) => name === 'authorised')?.code).toBe('issuer.unknown');
  expect(verdict.shows?.issuer).toBe(byEd);
});

it('refuses a credential of a stranger that was altered or signed by somebody else', async () => {
  for (const verdict of [await foreign({ name: 'Master' }), await foreign({}, 7)]) {
    expect(verdict.overall).toBe('not-verified');
    expect(verdict.shows).toBeUndefined();
    expect(verdict.checks[1]?.code).toBe('signature.wrong');
  }
});
