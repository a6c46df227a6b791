import { createPublicKey } from 'node:crypto';

import { ecKey, edKey, HUB, rsaKey } from '../../../test/support/credentials.js';
import {
  type DidDocument,
  didDocument,
  didWebDocumentUrl,
  didWebOf,
  keyInDidDocument,
} from './did-web.js';
import { publicJwkOf } from './signing-key.js';

it.each([
  'did:key:z6Mk',
  'did:web:',
  'did:web:a/b',
  'did:web:a%2Fb',
  'did:web:a@b',
  'did:web:user%40a',
  'did:web:a%3Ax',
  'did:web:a%3A99999',
  'did:web:a#k',
  'did:web:a?q',
  'did:web:a:..:b',
  'did:web:[::1]',
  'did:web:a b',
])('refuses %s as an address', (did) => {
  expect(() => didWebDocumentUrl(did)).toThrow('did.malformed');
});

it.each(['', 'hub', 'https://hub.example/x'])('refuses to name %j', (url) => {
  expect(() => didWebOf(url)).toThrow('did.malformed');
});

it.each([
  [
    'http://localhost:3000',
    'did:web:localhost%3A3000',
    'http://localhost:3000/.well-known/did.json',
  ],
  ['http://127.0.0.1:1', 'did:web:127.0.0.1%3A1', 'http://127.0.0.1:1/.well-known/did.json'],
  ['https://hub.example', 'did:web:hub.example', 'https://hub.example/.well-known/did.json'],
  ['https://hub.example/', 'did:web:hub.example', 'https://hub.example/.well-known/did.json'],
])('%s is %s', (url, did, document) => {
  expect(didWebOf(url)).toBe(did);
  expect(didWebDocumentUrl(did)).toBe(document);
});

it('follows the path of a did:web', () => {
  expect(didWebDocumentUrl('did:web:a.example:hubs:7')).toBe('https://a.example/hubs/7/did.json');
});

const keys = [edKey, ecKey].map(({ kid, alg, privateKey }) => ({
  kid,
  alg,
  publicJwk: publicJwkOf(privateKey),
}));

it('shows a compromised key and does not let it assert', () => {
  const states = ['active', 'compromised'] as const;
  const document = didDocument({
    did: HUB,
    keys: keys.map((key, i) => ({ ...key, state: states[i] ?? 'next' })),
  });
  expect(document.verificationMethod.map(({ id }) => id)).toEqual([edKey.kid, ecKey.kid]);
  expect(document.assertionMethod).toEqual([edKey.kid]);
  expect(keyInDidDocument(document, HUB, edKey.kid)).toBeDefined();
  expect(keyInDidDocument(document, HUB, ecKey.kid)).toBeUndefined();
});

it.each(['next', 'active', 'retired'] as const)('lets a key that is %s assert', (state) => {
  const document = didDocument({ did: HUB, keys: keys.map((key) => ({ ...key, state })) });
  expect(document.assertionMethod).toEqual([edKey.kid, ecKey.kid]);
});

it('shows an RSA key as JsonWebKey and finds it again', () => {
  const { kid, alg, privateKey } = rsaKey;
  const document = didDocument({
    did: HUB,
    keys: [{ kid, alg, publicJwk: publicJwkOf(privateKey) }],
  });
  expect(document.verificationMethod).toMatchObject([
    { type: 'JsonWebKey', publicKeyJwk: { kty: 'RSA', e: 'AQAB' } },
  ]);
  expect(keyInDidDocument(document, HUB, kid)?.equals(createPublicKey(privateKey))).toBe(true);
});

it('refuses a key of somebody else', () => {
  expect(() => didDocument({ did: 'did:web:other.example', keys })).toThrow('did.foreign-key');
});

it('lists Ed25519 as Multikey and P-256 as JsonWebKey, both for assertions', () => {
  const document = didDocument({ did: HUB, keys });
  expect(document.verificationMethod.map(({ type }) => type)).toEqual(['Multikey', 'JsonWebKey']);
  expect(document.assertionMethod).toEqual([edKey.kid, ecKey.kid]);
  expect(JSON.stringify(document)).not.toContain('"d"');
});

describe('keyInDidDocument', () => {
  const whole = didDocument({ did: HUB, keys });
  const method = (changes: object): DidDocument => ({
    ...whole,
    verificationMethod: whole.verificationMethod.map((found) => ({ ...found, ...changes })),
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a list', []],
    ['the document of another party', { ...whole, id: 'did:web:other.example' }],
    ['a key that another party controls', method({ controller: 'did:web:other.example' })],
    ['a key that may not assert', { ...whole, assertionMethod: [] }],
    ['a garbled key', method({ publicKeyMultibase: 'z0' })],
    [
      'a key of no known kind',
      method({ publicKeyMultibase: undefined, publicKeyJwk: { kty: 'RSA' } }),
    ],
  ])('finds none in %s', (_, document) => {
    expect(keyInDidDocument(document, HUB, edKey.kid)).toBeUndefined();
  });

  it.each([edKey, ecKey])('finds the $alg key', ({ kid, privateKey }) => {
    const found = keyInDidDocument(whole, HUB, kid);
    expect(found && publicJwkOf(found)).toEqual(publicJwkOf(privateKey));
  });
});
