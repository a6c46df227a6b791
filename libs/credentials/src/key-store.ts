import type { PublicJwk } from '#domain/generated/schemas.js';

import { CredentialFormatError } from './credential-format-error.js';
import type { Signer } from './signer.js';
import type { SignatureAlgorithm } from './signing-key.js';

/**
 * `next`: published, does not sign yet. `active`: signs. `retired`: signs nothing more, what it signed
 * stays good. `compromised`: somebody else may hold it (docs/design/credentials.md 5).
 */
export type KeyState = 'next' | 'active' | 'retired' | 'compromised';

/** A key of a store, as everybody may see it. */
export interface StoredKey {
  /** The full DID URL, as it stands in the DID document. */
  readonly kid: string;
  readonly alg: SignatureAlgorithm;
  readonly publicJwk: PublicJwk;
  readonly state: KeyState;
}

/**
 * Where private keys live: a file, or a device that never gives them out. All that signers need. One
 * contract runs on every store (test/support/key-store-contract.ts).
 */
export interface KeyStore {
  /** Every key there ever was, those of one algorithm from the oldest to the newest. */
  keys(): readonly StoredKey[];
  /** Undefined for a name that the store does not know. */
  publicKey(kid: string): PublicJwk | undefined;
  /** As signBytes forms it. Refuses `key.not-active`: only an active key signs. */
  sign(kid: string, bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** From now on the key signs, when it was `next`; any other stays what it is. */
  activate(kid: string): void;
}

/**
 * The newest active key of an algorithm. Ask anew for every signature: what it gives goes on signing
 * under its one name until that key is retired. Refuses `key.not-active` when there is none.
 */
export function signerFor(store: KeyStore, alg: SignatureAlgorithm): Signer {
  const found = store.keys().findLast((key) => key.alg === alg && key.state === 'active');
  if (!found) throw new CredentialFormatError('key.not-active', alg);
  const { kid } = found;
  return { kid, alg, sign: (bytes) => store.sign(kid, bytes) };
}
