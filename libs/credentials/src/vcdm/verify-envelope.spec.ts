import { createHash, createPublicKey } from 'node:crypto';

import { ecKey } from '../../../../test/support/credentials.js';
import {
  CREDENTIAL,
  ed25519Jwt,
  HOLDER,
  ISSUER,
  type KeyParty,
  PRESENTATION,
} from '../../../../test/support/vcdm.js';
import type { JsonObject } from '../json-object.js';
import { keyInDid } from '../key-in-did.js';
import { issueVcJwt } from '../issue-vc-jwt.js';
import { didOf } from './verify-proofs.js';
import { verifyEnvelope } from './verify-envelope.js';

const NOW = new Date('2026-11-24T09:00:00Z');
const HEADER = { alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid: ISSUER.kid };
const keyOf = (kid: string) => keyInDid(didOf(kid), kid);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const jwtOf = (payload: JsonObject, header: JsonObject = HEADER, party: KeyParty = ISSUER) =>
  ed25519Jwt(payload, header, party);

const verify = (content: string, key = keyOf) =>
  verifyEnvelope(
    { form: 'jwt', mediaType: 'application/vc+jwt', content },
    'credential',
    key,
    { purpose: 'assertionMethod' },
    NOW,
  );

it.each<[string, JsonObject, string]>([
  ['13 another media type', { ...HEADER, typ: 'bad+typ' }, 'jwt.header-refused'],
  ['13 no media type', { ...HEADER, typ: undefined }, 'jwt.header-refused'],
  ['13 another content', { ...HEADER, cty: 'bad+cty' }, 'jwt.header-refused'],
  ['14 the type of a presentation', { ...HEADER, typ: 'vp+jwt' }, 'jwt.header-refused'],
  ['27 no kid', { ...HEADER, kid: undefined }, 'jwt.header-refused'],
  ['27 a kid that is no URL', { ...HEADER, kid: 'key-1' }, 'proof.unknown-key'],
  ['27 a key nobody knows', { ...HEADER, kid: 'did:example:a#key-1' }, 'proof.unknown-key'],
  ['3 no integrity protection', { ...HEADER, alg: 'none' }, 'jws.header-refused'],
  ['3 none in capitals', { ...HEADER, alg: 'NONE' }, 'jws.header-refused'],
  ['the algorithm is that of the key: HS256', { ...HEADER, alg: 'HS256' }, 'proof.wrong'],
  ['the algorithm is that of the key: ES256', { ...HEADER, alg: 'ES256' }, 'proof.wrong'],
  ['critical headers', { ...HEADER, crit: ['exp'], exp: 1 }, 'jws.header-refused'],
  ['a key in the header', { ...HEADER, jwk: {} }, 'jws.header-refused'],
  ['an address of keys', { ...HEADER, jku: 'https://x.example' }, 'jws.header-refused'],
])('vc-jose-cose refuses %s', (_, header, code) => {
  expect(verify(jwtOf(CREDENTIAL, header))).toMatchObject({ verified: false, code });
});

it.each<[string, JsonObject, string]>([
  ['4 the claim vc', { vc: CREDENTIAL }, 'jwt.claims-refused'],
  ['4 the claim vp', { vp: 'nooo' }, 'jwt.claims-refused'],
  ['24 another iss', { iss: 'did:example:other' }, 'jwt.claims-differ'],
  [
    '25 another iss than the id of the issuer',
    { iss: 'did:example:other', issuer: { id: ISSUER.did } },
    'jwt.claims-differ',
  ],
  ['another jti', { jti: 'urn:uuid:other' }, 'jwt.claims-differ'],
  ['another sub', { sub: 'did:example:other' }, 'jwt.claims-differ'],
  ['30 a signature that is over', { exp: NOW.getTime() / 1000 }, 'jwt.expired'],
  ['30 a signature that begins later', { nbf: NOW.getTime() / 1000 + 1 }, 'jwt.not-yet-valid'],
  ['30 an end that is no number', { exp: '2033-01-01T00:00:00Z' }, 'jwt.claims-malformed'],
])('vc-jose-cose refuses %s', (_, change, code) => {
  expect(verify(jwtOf({ ...CREDENTIAL, ...change }))).toMatchObject({ verified: false, code });
});

it.each<[string, (jwt: string) => string]>([
  ['12 another signature', (jwt) => `${jwt.slice(0, jwt.lastIndexOf('.') + 1)}${'A'.repeat(86)}`],
  ['an empty signature', (jwt) => jwt.slice(0, jwt.lastIndexOf('.') + 1)],
  ['two parts', (jwt) => jwt.slice(0, jwt.lastIndexOf('.'))],
  ['five parts', (jwt) => `${jwt}.a.b`],
  ['base64 with padding', (jwt) => `${jwt}==`],
  [
    'another payload',
    (jwt) => jwt.replace(/\.[^.]+\./, `.${encode({ ...CREDENTIAL, id: 'urn:x' })}.`),
  ],
  [
    'a member twice',
    (jwt) => jwt.replace(/\.[^.]+\./, `.${Buffer.from('{"a":1,"a":2}').toString('base64url')}.`),
  ],
  ['10 nothing signed', () => encode(CREDENTIAL)],
])('34 refuses %s', (_, change) => {
  expect(verify(change(jwtOf(CREDENTIAL)))).toMatchObject({ verified: false });
});

it.each<[string, JsonObject]>([
  ['6 the least there is', {}],
  ['8 an iss that is the issuer', { iss: ISSUER.did }],
  ['25 an iss that is the id of the issuer', { iss: ISSUER.did, issuer: { id: ISSUER.did } }],
  ['an iat that is text', { iat: '2010-01-01T19:23:24Z' }],
  ['31 a claim for others', { aud: 'https://other.example', nonce: 'x' }],
  ['30 a signature in its time', { nbf: NOW.getTime() / 1000, exp: NOW.getTime() / 1000 + 1 }],
  ['sub and jti that say the same', { sub: 'did:example:subject', jti: 'urn:a', id: 'urn:a' }],
])('vc-jose-cose takes %s', (_, change) => {
  const result = verify(jwtOf({ ...CREDENTIAL, ...change }));
  expect(result).toMatchObject({ verified: true, signer: ISSUER.did });
  expect(result).toHaveProperty('document.type', CREDENTIAL.type);
  expect(result).not.toHaveProperty('document.iss');
  expect(result).not.toHaveProperty('document.iat');
});

it('1 what a hub issues is such a document', async () => {
  const document = { ...CREDENTIAL, issuer: 'did:web:hub.example' };
  const jwt = await issueVcJwt(document, ecKey);
  const key = () => createPublicKey(ecKey.privateKey);
  expect(verify(jwt, key)).toEqual({ verified: true, signer: 'did:web:hub.example', document });
});

it.each<[object, string | undefined]>([
  [{ challenge: 'other' }, 'proof.other-challenge'],
  [{ domain: 'other.example' }, 'proof.other-domain'],
  [{ domain: ['v.example', 'other.example'] }, 'proof.other-domain'],
  [{ challenge: 'c', domain: 'v.example' }, undefined],
])('28 a presentation for an occasion is asked as %j', (asked, code) => {
  const payload = {
    ...PRESENTATION,
    holder: HOLDER.did,
    iss: HOLDER.did,
    nonce: 'c',
    aud: 'v.example',
  };
  const header = { ...HEADER, typ: 'vp+jwt', cty: 'vp', kid: HOLDER.kid };
  const result = verifyEnvelope(
    { form: 'jwt', mediaType: 'application/vp+jwt', content: jwtOf(payload, header, HOLDER) },
    'presentation',
    keyOf,
    { purpose: 'authentication', ...asked },
    NOW,
  );
  const document = { ...PRESENTATION, holder: HOLDER.did };
  expect(result).toEqual(
    code === undefined
      ? { verified: true, signer: HOLDER.did, document }
      : { verified: false, code },
  );
});

describe('vc+sd-jwt', () => {
  const disclosure = encode(['0123456789abcdef', 'alumniOf', 'The School of Examples']);
  const digest = createHash('sha256').update(disclosure).digest('base64url');
  const payload = {
    ...CREDENTIAL,
    credentialSubject: { id: 'did:example:subject', _sd: [digest] },
  };
  const jwt = jwtOf(payload, { ...HEADER, typ: 'vc+sd-jwt' });
  const read = (content: string) =>
    verifyEnvelope(
      { form: 'sd-jwt', mediaType: 'application/vc+sd-jwt', content },
      'credential',
      keyOf,
      { purpose: 'assertionMethod' },
      NOW,
    );

  it.each<[string, string, string]>([
    [
      '23 another signature',
      `${jwt.slice(0, jwt.lastIndexOf('.') + 1)}${'A'.repeat(86)}~`,
      'proof.wrong',
    ],
    ['24 another media type', `${jwtOf(payload)}~`, 'jwt.header-refused'],
    [
      'a disclosure nobody signed',
      `${jwt}~${encode(['0123456789abcdef', 'a', 1])}~`,
      'sd-jwt.disclosure-foreign',
    ],
    ['a disclosure twice', `${jwt}~${disclosure}~${disclosure}~`, 'sd-jwt.disclosure-repeated'],
    ['a key binding nobody asked for', `${jwt}~${disclosure}~a.b.c`, 'envelope.unsupported'],
    ['35 no ~', jwt, 'sd-jwt.malformed'],
  ])('refuses %s', (_, content, code) => {
    expect(read(content)).toMatchObject({ verified: false, code });
  });

  it('20 shows what was disclosed and nothing else', () => {
    expect(read(`${jwt}~${disclosure}~`)).toHaveProperty('document.credentialSubject', {
      id: 'did:example:subject',
      alumniOf: 'The School of Examples',
    });
    expect(read(`${jwt}~`)).toHaveProperty('document.credentialSubject', {
      id: 'did:example:subject',
    });
  });
});
