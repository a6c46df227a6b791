import {
  ecKey,
  HUB,
  listedHub,
  NOW,
  sources,
  trustList,
  verificationCase,
} from '../../../test/support/credentials.js';
import { checkSignature } from './check-signature.js';
import { didDocument } from './did-web.js';
import { publicJwkOf } from './signing-key.js';
import type { Fetched } from './verification-sources.js';

const nobody = trustList({ hubs: [] });
const keyless = trustList({ hubs: [listedHub({ keys: [] })] });
const own = didDocument({
  did: HUB,
  keys: [{ kid: ecKey.kid, alg: 'ES256', publicJwk: publicJwkOf(ecKey.privateKey) }],
});
const found = (value: unknown): Fetched<unknown> => ({
  state: 'found',
  value,
  asOf: NOW,
  source: 'did.json',
});

it('refuses a key that is named as somebody else’s', async () => {
  const verification = await verificationCase();
  const credential = { ...verification.credential, kid: 'did:web:hub.example.org#ed-1' };
  const check = await checkSignature({ ...verification, credential }, await sources());
  expect(check).toMatchObject({
    state: 'failed',
    severity: 'fatal',
    code: 'signature.other-issuer',
  });
});

it('refuses a key that is not in the history of a listed hub, whatever its DID document says', async () => {
  const world = { ...(await sources()), didDocument: () => Promise.resolve(found(own)) };
  const check = await checkSignature(await verificationCase(undefined, keyless), world);
  expect(check).toMatchObject({
    state: 'failed',
    severity: 'fatal',
    code: 'signature.unknown-key',
  });
});

it('leaves open a key that an old trust list does not have yet', async () => {
  const late = new Date('2026-12-24T00:00:00Z');
  const check = await checkSignature(
    await verificationCase(undefined, keyless, late),
    await sources(),
  );
  expect(check).toMatchObject({ state: 'could-not-check', code: 'signature.key-not-listed' });
});

it.each<[string, Fetched<unknown>, object]>([
  [
    'unreachable keys',
    { state: 'unreachable', source: 'x', why: 'y' },
    { state: 'could-not-check', code: 'signature.keys-unreachable' },
  ],
  [
    'no keys',
    { state: 'missing', source: 'x' },
    { state: 'could-not-check', code: 'signature.keys-missing' },
  ],
  [
    'other keys',
    found({ ...own, assertionMethod: [] }),
    { state: 'failed', code: 'signature.unknown-key' },
  ],
  ['its keys', found(own), { state: 'passed', severity: 'none', source: 'did.json' }],
])('of an unlisted issuer with %s', async (_, document, expected) => {
  const world = { ...(await sources()), didDocument: () => Promise.resolve(document) };
  expect(await checkSignature(await verificationCase(undefined, nobody), world)).toMatchObject(
    expected,
  );
});
