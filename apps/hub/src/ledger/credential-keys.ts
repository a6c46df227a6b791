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

/** The keys of the configuration under their names in the DID document. */
export function credentialKeys({ did, keys }: Pick<HubConfig, 'did' | 'keys'>): CredentialKeys {
  return {
    ed25519: { kid: `${did}#ed-1`, alg: 'EdDSA', privateKey: keys['credential-ed25519'] },
    p256: { kid: `${did}#p256-1`, alg: 'ES256', privateKey: keys['credential-p256'] },
  };
}

/** The public halves, for the DID document, the key set and the ledger. */
export const listedKeys = ({ ed25519, p256 }: CredentialKeys): readonly ListedKey[] =>
  [ed25519, p256].map(({ kid, alg, privateKey }) => ({
    kid,
    alg,
    publicJwk: publicJwkOf(privateKey),
  }));
