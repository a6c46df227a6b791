import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { KeyGeneration } from '#platform/keys/key-file.js';
import { describeKeyStore } from '../../../../test/support/key-store-contract.js';
import { memoryKeyStore } from '../../../../test/support/memory-key-store.js';
import { RSA } from '../../../../test/support/rsa-key.js';
import { type CredentialRole, fileKeyStore } from './file-key-store.js';

const DID = 'did:web:hub.example';
const ROLES = [
  ['credential-ed25519', 'EdDSA', 'ed', () => generateKeyPairSync('ed25519').privateKey],
  ['credential-p256', 'ES256', 'p256', () => generateKeyPairSync('ec', P256).privateKey],
  // Only the name of an RSA key counts here; making four would take seconds.
  ['credential-rsa', 'RS256', 'rsa', () => RSA],
] as const;
const P256 = { namedCurve: 'P-256' } as const;
const STATES = ['retired', 'compromised', 'active', 'next'] as const;

/** As the contract wants them: the third is the oldest in use. */
const made = ROLES.map(([role, alg, short, make]) => ({
  role,
  alg,
  short,
  keys: STATES.map(() => make()),
}));

const generation = (privateKey: KeyObject, index: number): KeyGeneration => ({
  generation: index + 1,
  publicKey: createPublicKey(privateKey),
  isCompromised: index === 1,
  ...(index > 1 && { privateKey }),
});
const of = (role: CredentialRole) =>
  made.flatMap((one) => (one.role === role ? one.keys.map(generation) : []));
const generations: Readonly<Record<CredentialRole, readonly KeyGeneration[]>> = {
  'credential-ed25519': of('credential-ed25519'),
  'credential-p256': of('credential-p256'),
  'credential-rsa': of('credential-rsa'),
};

describeKeyStore('a key file', () => fileKeyStore(DID, generations));
describeKeyStore('memory', () =>
  memoryKeyStore(
    made.flatMap(({ alg, short, keys }) =>
      keys.map((privateKey, i) => ({
        kid: `${DID}#${short}-${String(i + 1)}`,
        alg,
        privateKey,
        state: STATES[i] ?? 'next',
      })),
    ),
  ),
);

it('lets the newest key sign at once when all before it are gone', () => {
  const [gone, , , last] = generations['credential-p256'];
  const only = { ...generations, 'credential-p256': [gone, last].flatMap((key) => key ?? []) };
  const keys = fileKeyStore(DID, only).keys();
  expect(keys.filter(({ alg }) => alg === 'ES256').map(({ state }) => state)).toEqual([
    'retired',
    'active',
  ]);
});

it('names keys by role and number', () => {
  const kids = fileKeyStore(DID, generations).keys();
  expect(kids.map(({ kid }) => kid).filter((kid) => kid.endsWith('-2'))).toEqual([
    `${DID}#ed-2`,
    `${DID}#p256-2`,
    `${DID}#rsa-2`,
  ]);
});
