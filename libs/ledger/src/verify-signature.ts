import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { readTimestampedSignature } from './timestamped-signature.js';
import { cosignedMessage } from './cosigned-message.js';
import type { VerifierKey } from './verifier-key.js';

/**
 * True if `signature` is this key's on the text of a note: plain Ed25519 for type 1
 * (c2sp.org/signed-note@v1.0.0), a timestamped cosignature for type 4
 * (c2sp.org/tlog-cosignature@v1.0.1). Never throws.
 */
export function verifySignature(key: VerifierKey, text: string, signature: Buffer): boolean {
  if (key.type === 1) return verifyEd25519(key, Buffer.from(text), signature);
  const stamped = readTimestampedSignature(signature);
  if (stamped === undefined) return false;
  return verifyEd25519(key, cosignedMessage(text, stamped.time), stamped.signature);
}

/** Making a key object costs as much as using it; it goes when the bytes of the key go. */
const keyObjects = new WeakMap<Buffer, KeyObject>();

function verifyEd25519({ publicKey }: VerifierKey, message: Buffer, signature: Buffer): boolean {
  let key = keyObjects.get(publicKey);
  if (!key) {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') };
    key = createPublicKey({ key: jwk, format: 'jwk' });
    keyObjects.set(publicKey, key);
  }
  return verify(null, message, key, signature);
}
