import { createPublicKey } from 'node:crypto';

import { ecKey, edKey, ed25519, HUB, NOW, sources } from '../../../test/support/credentials.js';
import { resolveDidKey } from './did-resolvers.js';
import { multikeyOf } from './multikey.js';
import { publicJwkOf } from './signing-key.js';
import type { Fetched } from './verification-sources.js';

const own = `did:key:${multikeyOf(edKey.privateKey)}`;
const found = (value: unknown): Fetched<unknown> => ({
  state: 'found',
  value,
  asOf: NOW,
  source: 'document',
});
const documentOf = (did: string, changes: object = {}) => ({
  id: did,
  verificationMethod: [
    {
      id: '#one',
      type: 'JsonWebKey',
      controller: did,
      publicKeyJwk: publicJwkOf(ecKey.privateKey),
    },
  ],
  assertionMethod: ['#one'],
  ...changes,
});

it('takes the key that a did:key carries, under its own name alone', async () => {
  const world = await sources();
  const resolved = await resolveDidKey(own, `${own}#${own.slice('did:key:'.length)}`, world);
  expect(resolved.state === 'found' && resolved.key.equals(createPublicKey(ed25519(1)))).toBe(true);
  expect((await resolveDidKey(own, `${own}#x`, world)).state).toBe('no-key');
});

it('asks for the document of a did:web', async () => {
  const world = {
    ...(await sources()),
    didDocument: () => Promise.resolve(found(documentOf(HUB))),
  };
  expect(await resolveDidKey(HUB, `${HUB}#one`, world)).toMatchObject({ state: 'found' });
  expect(await resolveDidKey(HUB, `${HUB}#two`, world)).toMatchObject({ state: 'no-key' });
  expect(await resolveDidKey(HUB, `${HUB}#one`, await sources())).toMatchObject({
    state: 'no-document',
  });
});

it('reads a method that stands where it asserts, and no name that asserts nothing', async () => {
  const [method] = documentOf(HUB).verificationMethod;
  const embedded = documentOf(HUB, { verificationMethod: [], assertionMethod: [method] });
  const world = { ...(await sources()), didDocument: () => Promise.resolve(found(embedded)) };
  expect((await resolveDidKey(HUB, `${HUB}#one`, world)).state).toBe('found');
  const silent = documentOf(HUB, { assertionMethod: [] });
  const other = { ...world, didDocument: () => Promise.resolve(found(silent)) };
  expect((await resolveDidKey(HUB, `${HUB}#one`, other)).state).toBe('no-key');
});

it('takes resolvers that it is given, before its own', async () => {
  const did = 'did:example:123';
  const world = await sources();
  expect(await resolveDidKey(did, `${did}#one`, world)).toEqual({
    state: 'method-unknown',
    method: 'example',
  });
  const asked: string[] = [];
  const resolver = (name: string) => {
    asked.push(name);
    return Promise.resolve(found(documentOf(name)));
  };
  const didResolvers = new Map([
    ['example', resolver],
    ['key', resolver],
  ]);
  const extended = { ...world, didResolvers };
  expect((await resolveDidKey(did, `${did}#one`, extended)).state).toBe('found');
  expect((await resolveDidKey(own, `${own}#one`, extended)).state).toBe('found');
  expect(asked).toEqual([did, own]);
});
