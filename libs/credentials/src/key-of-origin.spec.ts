import { ecKey, NOW, sources } from '../../../test/support/credentials.js';
import { keyOfOrigin } from './key-of-origin.js';
import { publicJwkOf } from './signing-key.js';
import type { Fetched } from './verification-sources.js';

const ISSUER = 'https://other.example';
const WELL_KNOWN = `${ISSUER}/.well-known/jwt-vc-issuer`;
const jwks = { keys: [{ kid: 'k1', ...publicJwkOf(ecKey.privateKey) }] };

/** Documents at their addresses; everything else is away. */
const serving = async (documents: Readonly<Record<string, unknown>>) => ({
  ...(await sources()),
  document: (url: string): Promise<Fetched<string>> =>
    Promise.resolve(
      Object.hasOwn(documents, url)
        ? { state: 'found', value: JSON.stringify(documents[url]), asOf: NOW, source: url }
        : { state: 'unreachable', source: url, why: 'away' },
    ),
});
const stateOf = async (documents: Readonly<Record<string, unknown>>, kid = 'k1') =>
  (await keyOfOrigin(ISSUER, kid, await serving(documents))).state;

it.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['nothing there', {}, 'no-document'],
  ['the keys of somebody else', { [WELL_KNOWN]: { issuer: 'https://x.example', jwks } }, 'no-key'],
  ['no keys', { [WELL_KNOWN]: { issuer: ISSUER } }, 'no-key'],
  [
    'two keys of one name',
    { [WELL_KNOWN]: { issuer: ISSUER, jwks: { keys: [...jwks.keys, ...jwks.keys] } } },
    'no-key',
  ],
  [
    'a key that is none',
    { [WELL_KNOWN]: { issuer: ISSUER, jwks: { keys: [{ kid: 'k1', kty: 'oct' }] } } },
    'no-key',
  ],
  [
    'keys at another host',
    {
      [WELL_KNOWN]: { issuer: ISSUER, jwks_uri: 'https://x.example/jwks' },
      'https://x.example/jwks': jwks,
    },
    'no-key',
  ],
  [
    'keys that are away',
    { [WELL_KNOWN]: { issuer: ISSUER, jwks_uri: `${ISSUER}/j` } },
    'no-document',
  ],
  ['its keys', { [WELL_KNOWN]: { issuer: ISSUER, jwks } }, 'found'],
  [
    'its keys at another address of its own',
    { [WELL_KNOWN]: { issuer: ISSUER, jwks_uri: `${ISSUER}/j` }, [`${ISSUER}/j`]: jwks },
    'found',
  ],
])('with %s', async (_, documents, state) => {
  expect(await stateOf(documents)).toBe(state);
});

it('knows no key under another name, and none where nothing is fetched', async () => {
  expect(await stateOf({ [WELL_KNOWN]: { issuer: ISSUER, jwks } }, 'k2')).toBe('no-key');
  expect((await keyOfOrigin(ISSUER, 'k1', await sources())).state).toBe('no-document');
});

it('reads no text that is not JSON', async () => {
  const world = {
    ...(await sources()),
    document: (url: string): Promise<Fetched<string>> =>
      Promise.resolve({ state: 'found', value: '<html>', asOf: NOW, source: url }),
  };
  expect((await keyOfOrigin(ISSUER, 'k1', world)).state).toBe('no-document');
});
