import type { ListedKey } from '#credentials/did-web.js';
import { publicJwkOf, type SigningKey } from '#credentials/signing-key.js';
import type { HubConfig } from '../hub.config.js';

/** The keys a hub signs credentials with, by what they are for. */
export interface CredentialKeys {
  /** For Data Integrity proofs of credentials and status lists. */
  readonly ed25519: SigningKey;
  /** For `vc+jwt`. */
  readonly p256: SigningKey;
}

/** A key as the ledger names it; one that is retired signs nothing new. */
export interface NamedKey extends ListedKey {
  readonly isRetired: boolean;
}

type Keys = Pick<HubConfig, 'did' | 'keys' | 'keyGenerations'>;

/** Fragment of the DID URL before the number, and algorithm, of each role of the key file. */
const NAMES = {
  'credential-ed25519': ['ed', 'EdDSA'],
  'credential-p256': ['p256', 'ES256'],
} as const;

const kidOf = (did: string, role: keyof typeof NAMES, generation: number): string =>
  `${did}#${NAMES[role][0]}-${String(generation)}`;

/** The keys of the configuration that sign now, under their names in the DID document. */
export function credentialKeys({ did, keys, keyGenerations }: Keys): CredentialKeys {
  const newest = (role: keyof typeof NAMES): SigningKey => ({
    kid: kidOf(did, role, keyGenerations[role].length),
    alg: NAMES[role][1],
    privateKey: keys[role],
  });
  return { ed25519: newest('credential-ed25519'), p256: newest('credential-p256') };
}

/**
 * The public halves of all keys that ever signed, for the DID document, the key set and the ledger:
 * what a retired key signed is verified with it for ever.
 */
export function namedKeys({ did, keyGenerations }: Keys): readonly NamedKey[] {
  return (['credential-ed25519', 'credential-p256'] as const).flatMap((role) =>
    keyGenerations[role].map(({ generation, publicKey, privateKey }) => ({
      kid: kidOf(did, role, generation),
      alg: NAMES[role][1],
      publicJwk: publicJwkOf(publicKey),
      isRetired: privateKey === undefined,
    })),
  );
}
