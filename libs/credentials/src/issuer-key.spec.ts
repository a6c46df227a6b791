import {
  ecKey,
  HUB,
  listedHub,
  sources,
  trustList,
  verificationCase,
} from '../../../test/support/credentials.js';
import { issuerKey, keyOfHub } from './issuer-key.js';

const at = async (issuer: string, list = trustList()) => {
  const verification = await verificationCase(undefined, list);
  const { credential } = verification;
  return { ...verification, credential: { ...credential, facts: { ...credential.facts, issuer } } };
};

it.each([
  ['its DID', HUB, ecKey.kid, 'found'],
  ['its web origin', 'https://hub.example', ecKey.kid, 'found'],
  ['a name that it never had', HUB, `${HUB}#p256-9`, 'never-listed'],
  ['the name of somebody else', HUB, 'did:web:other.example#p256-1', 'other-issuer'],
  ['a longer DID', HUB, `${HUB}.org#p256-1`, 'other-issuer'],
  ['the origin of another port', 'https://hub.example:8443', ecKey.kid, 'no-document'],
])('a listed hub by %s', async (_, issuer, kid, state) => {
  expect((await issuerKey(kid, await at(issuer), await sources())).state).toBe(state);
});

it('takes no key from the web for a hub that is listed', async () => {
  const world = {
    ...(await sources()),
    didDocument: () => Promise.reject(new Error('asked')),
    document: () => Promise.reject(new Error('asked')),
  };
  expect((await issuerKey(`${HUB}#p256-9`, await at(HUB), world)).state).toBe('never-listed');
});

it('has no key that the registry garbled', () => {
  const keys = listedHub().keys.map((key) => ({
    ...key,
    publicJwk: { kty: 'OKP', crv: 'P-256', x: 'A'.repeat(43) } as const,
  }));
  expect(keyOfHub(listedHub({ keys }), ecKey.kid)).toBeUndefined();
});
