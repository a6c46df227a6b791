import { type KeyObject, sign } from 'node:crypto';

import { CredentialFormatError } from './credential-format-error.js';
import { signEd25519 } from './ed25519.js';
import { algorithmOf, type SignatureAlgorithm, type SigningKey } from './signing-key.js';

/** What signs under one name without showing a private key: an entry of a key store. */
export interface Signer {
  /** The full DID URL, as it stands in the DID document. */
  readonly kid: string;
  readonly alg: SignatureAlgorithm;
  /** The signature over the bytes, as signBytes forms it; at once, or later from a device. */
  readonly sign: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

/** Whatever can sign: a private key at hand, or something that holds one. */
export type SignsWith = SigningKey | Signer;

/**
 * A signature with the algorithm of the key: 64 bytes for Ed25519 (RFC 8037 3.1) and ECDSA on P-256
 * (RFC 7518 3.4), PKCS #1 v1.5 for RSA (RFC 7518 3.3); SHA-256 but for Ed25519. Refuses
 * `key.unsupported`.
 */
export function signBytes(bytes: Uint8Array, privateKey: KeyObject): Buffer {
  return algorithmOf(privateKey) === 'EdDSA'
    ? signEd25519(bytes, privateKey)
    : // Of the other two kinds of key, elliptic curves alone have two encodings of a signature.
      sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' });
}

/**
 * A signature of one algorithm; at once, unless the signer takes its time. Refuses with
 * `key.unsupported` a key that is for another one, or says so.
 */
export function signAs(
  alg: SignatureAlgorithm,
  bytes: Uint8Array,
  key: SignsWith,
): Uint8Array | Promise<Uint8Array> {
  if (key.alg !== alg || ('privateKey' in key && algorithmOf(key.privateKey) !== alg))
    throw new CredentialFormatError('key.unsupported', `expected a key for ${alg}`);
  return 'privateKey' in key ? signBytes(bytes, key.privateKey) : key.sign(bytes);
}
