import { sign, verify, type KeyObject } from 'node:crypto';

import { CredentialFormatError } from './credential-format-error.js';
import { algorithmOf } from './signing-key.js';

/** The 64 bytes of an Ed25519 signature (RFC 8032 5.1.6). Refuses other keys: `key.unsupported`. */
export function signEd25519(message: Uint8Array, privateKey: KeyObject): Buffer {
  if (algorithmOf(privateKey) !== 'EdDSA') {
    throw new CredentialFormatError('key.unsupported', 'expected Ed25519');
  }
  return sign(null, message, privateKey);
}

/** Whether an Ed25519 signature is right (RFC 8032 5.1.7). Another kind of key is never right. */
export function verifyEd25519(
  message: Uint8Array,
  signature: Uint8Array,
  publicKey: KeyObject,
): boolean {
  return (
    publicKey.asymmetricKeyType === 'ed25519' &&
    signature.length === 64 &&
    verify(null, message, publicKey, signature)
  );
}
