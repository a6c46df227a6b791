import type { PublicJwk } from '#domain/generated/schemas.js';
import type { KeyObject } from 'node:crypto';
import { CredentialFormatError } from '#credentials/credential-format-error.js';
import type { KeyState, KeyStore, StoredKey } from '#credentials/key-store.js';
import { signBytes } from '#credentials/signer.js';
import { publicJwkOf, type SignatureAlgorithm } from '#credentials/signing-key.js';
import type { KeyGeneration } from '#platform/keys/key-file.js';

/** Roles of the key file that sign credentials. */
export type CredentialRole = keyof typeof NAMES;

/** Fragment of the DID URL before the number, and algorithm, of each role of the key file. */
const NAMES = {
  'credential-ed25519': ['ed', 'EdDSA'],
  'credential-p256': ['p256', 'ES256'],
  'credential-rsa': ['rsa', 'RS256'],
} as const satisfies Readonly<Record<string, readonly [string, SignatureAlgorithm]>>;

interface HeldKey extends StoredKey {
  readonly privateKey: KeyObject | undefined;
}

/**
 * The keys of a key file as a key store. The oldest key in use of each role is active from the start;
 * those after it are `next` until they are activated.
 */
export function fileKeyStore(
  did: string,
  generations: Readonly<Record<CredentialRole, readonly KeyGeneration[]>>,
): KeyStore {
  const roles = Object.keys(NAMES) as CredentialRole[];
  const held = new Map<string, HeldKey>();
  for (const role of roles) {
    const [fragment, alg] = NAMES[role];
    const first = generations[role].find(({ privateKey }) => privateKey !== undefined);
    for (const key of generations[role]) {
      const kid = `${did}#${fragment}-${String(key.generation)}`;
      const state = key === first ? 'active' : stateOf(key);
      const { privateKey } = key;
      held.set(kid, { kid, alg, publicJwk: publicJwkOf(key.publicKey), state, privateKey });
    }
  }
  return {
    keys: () =>
      [...held.values()].map(({ kid, alg, publicJwk, state }) => ({ kid, alg, publicJwk, state })),
    publicKey: (kid): PublicJwk | undefined => held.get(kid)?.publicJwk,
    sign: (kid, bytes) => {
      const key = held.get(kid);
      if (key?.state !== 'active' || !key.privateKey)
        throw new CredentialFormatError('key.not-active', kid);
      return signBytes(bytes, key.privateKey);
    },
    activate: (kid) => {
      const key = held.get(kid);
      if (key?.state === 'next') held.set(kid, { ...key, state: 'active' });
    },
  };
}

function stateOf({ privateKey, isCompromised }: KeyGeneration): KeyState {
  if (isCompromised) return 'compromised';
  return privateKey === undefined ? 'retired' : 'next';
}
