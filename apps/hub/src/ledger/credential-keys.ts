import { type KeyStore, signerFor, type StoredKey } from '#credentials/key-store.js';
import type { Signer } from '#credentials/signer.js';

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
