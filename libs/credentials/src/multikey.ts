import type { KeyObject } from 'node:crypto';

import { decodeBase58, encodeBase58 } from './base58.js';
import { decodeBase64url } from './base64url.js';
import { CredentialFormatError } from './credential-format-error.js';
import { keyFromJwk, publicJwkOf } from './signing-key.js';

/** Multicodec `ed25519-pub`, 0xed as a varint (Controlled Identifiers 1.0, 2.2.2). */
const ED25519 = Buffer.from([0xed, 0x01]);

/** The `publicKeyMultibase` of an Ed25519 key. Refuses other keys with `key.unsupported`. */
export function multikeyOf(key: KeyObject): string {
  const jwk = publicJwkOf(key);
  if (jwk.kty === 'RSA' || jwk.crv !== 'Ed25519')
    throw new CredentialFormatError('key.unsupported', 'expected Ed25519');
  return `z${encodeBase58(Buffer.concat([ED25519, decodeBase64url(jwk.x)]))}`;
}

/** The Ed25519 key of a `publicKeyMultibase`. Refuses with `key.malformed` or `multibase.malformed`. */
export function keyFromMultikey(text: string): KeyObject {
  if (!text.startsWith('z'))
    throw new CredentialFormatError('key.malformed', 'expected multibase z');
  const bytes = decodeBase58(text.slice(1), ED25519.length + 32);
  if (!bytes.subarray(0, 2).equals(ED25519)) {
    throw new CredentialFormatError('key.unsupported', 'expected an Ed25519 multikey');
  }
  return keyFromJwk({
    kty: 'OKP',
    crv: 'Ed25519',
    x: bytes.subarray(ED25519.length).toString('base64url'),
  });
}
