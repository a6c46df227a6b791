import { ECDH, type KeyObject } from 'node:crypto';

import { decodeBase58, encodeBase58 } from './base58.js';
import { decodeBase64url } from './base64url.js';
import { CredentialFormatError } from './credential-format-error.js';
import { keyFromJwk, publicJwkOf } from './signing-key.js';

/** Multicodec `ed25519-pub`, 0xed as a varint (Controlled Identifiers 1.0, 2.2.2). */
const ED25519 = Buffer.from([0xed, 0x01]);

/** Multicodec `p256-pub`, 0x1200 as a varint. */
const P256 = Buffer.from([0x80, 0x24]);

/** The `publicKeyMultibase` of an Ed25519 key. Refuses other keys with `key.unsupported`. */
export function multikeyOf(key: KeyObject): string {
  const jwk = publicJwkOf(key);
  if (jwk.kty === 'RSA' || jwk.crv !== 'Ed25519')
    throw new CredentialFormatError('key.unsupported', 'expected Ed25519');
  return `z${encodeBase58(Buffer.concat([ED25519, decodeBase64url(jwk.x)]))}`;
}

/**
 * The Ed25519 or P-256 key of a `publicKeyMultibase`. Refuses with `key.malformed`, `key.unsupported` or
 * `multibase.malformed`.
 */
export function keyFromMultikey(text: string): KeyObject {
  if (!text.startsWith('z'))
    throw new CredentialFormatError('key.malformed', 'expected multibase z');
  // All P-256 keys and no others begin with these characters.
  if (text.startsWith('zDn')) return p256Key(text);
  const bytes = decodeBase58(text.slice(1), ED25519.length + 32);
  if (!bytes.subarray(0, 2).equals(ED25519)) {
    throw new CredentialFormatError('key.unsupported', 'expected an Ed25519 or P-256 multikey');
  }
  return keyFromJwk({
    kty: 'OKP',
    crv: 'Ed25519',
    x: bytes.subarray(ED25519.length).toString('base64url'),
  });
}

function p256Key(text: string): KeyObject {
  const bytes = decodeBase58(text.slice(1), P256.length + 33);
  if (!bytes.subarray(0, 2).equals(P256)) throw new CredentialFormatError('key.unsupported');
  const point = uncompressed(bytes.subarray(2));
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((one) =>
    one.toString('base64url'),
  ) as [string, string];
  return keyFromJwk({ kty: 'EC', crv: 'P-256', x, y });
}

function uncompressed(point: Buffer): Buffer {
  try {
    return Buffer.from(
      ECDH.convertKey(point, 'prime256v1', undefined, 'base64', 'uncompressed') as string,
      'base64',
    );
  } catch (cause) {
    throw new CredentialFormatError('key.malformed', String(cause));
  }
}
