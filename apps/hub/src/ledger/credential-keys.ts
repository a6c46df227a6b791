import { type KeyStore, signerFor, type StoredKey } from '#credentials/key-store.js';
import { keyUrlOf } from '#credentials/key-url.js';
import type { Signer } from '#credentials/signer.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { HubConfig } from '../hub.config.js';

/** The keys a hub signs credentials with, by what they are for. */
export interface CredentialKeys {
  /** For Data Integrity proofs of credentials and status lists. */
  readonly ed25519: Signer;
  /** For `vc+jwt`, SD-JWT VC and status list tokens. */
  readonly p256: Signer;
  /** For the Open Badges JWT. */
  readonly rsa: Signer;
}

interface WithKeys {
  readonly keyStore: KeyStore;
}

/** The keys that sign now, under their names in the DID document. Ask anew for each document. */
export const credentialKeys = ({ keyStore }: WithKeys): CredentialKeys => ({
  ed25519: signerFor(keyStore, 'EdDSA'),
  p256: signerFor(keyStore, 'ES256'),
  rsa: signerFor(keyStore, 'RS256'),
});

/**
 * The public halves of all keys that ever signed, for the DID document, the key set and the ledger:
 * what a retired key signed is verified with it for ever.
 */
export const namedKeys = ({ keyStore }: WithKeys): readonly StoredKey[] => keyStore.keys();

/** A key as JSON Web Key with its name (RFC 7517 4). */
export const jwkOf = ({ kid, alg, publicJwk }: StoredKey): object => ({
  ...publicJwk,
  kid,
  alg,
  use: 'sig',
});

/**
 * The key that lies at `/keys/<name>`, where its address is its name. Refuses `key.unknown`, and
 * `key.compromised`: who verifies by this address alone knows of no other end.
 */
export function bareJwk(
  { did, keyStore }: WithKeys & Pick<HubConfig, 'did'>,
  name: string,
): object {
  const key = keyStore.keys().find(({ kid }) => kid === `${did}#${name}`);
  if (!key) throw new DomainError('key.unknown');
  if (key.state === 'compromised') throw new DomainError('key.compromised');
  return jwkOf({ ...key, kid: keyUrlOf(key.kid) });
}
