import { createPublicKey, type KeyObject } from 'node:crypto';

import type { PublicJwk } from '#domain/generated/schemas.js';

import { decodeBase64url } from './base64url.js';
import { CredentialFormatError } from './credential-format-error.js';
import { listOf, member, textMember } from './json-object.js';

/** The signature algorithms of this product: Ed25519 and ECDSA on P-256 with SHA-256. */
export type SignatureAlgorithm = 'EdDSA' | 'ES256';

/** A private key with its name. `kid` is the full DID URL, as it stands in the DID document. */
export interface SigningKey {
  readonly kid: string;
  readonly alg: SignatureAlgorithm;
  readonly privateKey: KeyObject;
}

/** The algorithm that a key is for; the message never chooses. Refuses others: `key.unsupported`. */
export function algorithmOf(key: KeyObject): SignatureAlgorithm {
  if (key.asymmetricKeyType === 'ed25519') return 'EdDSA';
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') {
    return 'ES256';
  }
  throw new CredentialFormatError('key.unsupported', 'expected Ed25519 or P-256');
}

/** The public half of a private or public key, with exactly the members of PublicJwk. */
export function publicJwkOf(key: KeyObject): PublicJwk {
  const alg = algorithmOf(key);
  const { x, y } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  if (alg === 'EdDSA' && x !== undefined) return { kty: 'OKP', crv: 'Ed25519', x };
  if (alg === 'ES256' && x !== undefined && y !== undefined) {
    return { kty: 'EC', crv: 'P-256', x, y };
  }
  throw new Error('node:crypto exported a key without coordinates');
}

/**
 * The key of a public JWK (RFC 7517, RFC 8037). Refuses with `key.malformed` a pair of kty and crv
 * that do not belong together, coordinates that are not 32 canonical bytes, and points off the curve.
 */
export function keyFromJwk(jwk: PublicJwk): KeyObject {
  const { kty, crv, x, y } = jwk;
  const shaped =
    (kty === 'OKP' && crv === 'Ed25519' && y === undefined) ||
    (kty === 'EC' && crv === 'P-256' && y !== undefined);
  if (!shaped) throw new CredentialFormatError('key.malformed', 'kty, crv and y do not agree');
  for (const coordinate of [x, ...(y === undefined ? [] : [y])]) {
    if (decodeBase64url(coordinate).length !== 32) {
      throw new CredentialFormatError('key.malformed', 'a coordinate has 32 bytes');
    }
  }
  const exact = kty === 'OKP' ? { kty, crv, x } : { kty, crv, x, y: y ?? '' };
  try {
    return createPublicKey({ format: 'jwk', key: exact });
  } catch (cause) {
    throw new CredentialFormatError('key.malformed', String(cause));
  }
}

/**
 * The public members of a foreign JWK, whatever else it carries. Refuses with `key.malformed` other
 * kinds of key and a key that says it is for something else than our verifying (RFC 7517 4.2-4.4).
 */
export function readPublicJwk(jwk: unknown): PublicJwk {
  const [kty, crv, x, y] = ['kty', 'crv', 'x', 'y'].map((name) => textMember(jwk, name));
  const use = member(jwk, 'use') ?? 'sig';
  const operations = member(jwk, 'key_ops');
  const alg = member(jwk, 'alg');
  const verifies =
    use === 'sig' && (operations === undefined || listOf(operations).includes('verify'));
  if (verifies && kty === 'OKP' && crv === 'Ed25519' && x !== undefined) {
    if (alg === undefined || alg === 'EdDSA' || alg === 'Ed25519') return { kty, crv, x };
  }
  if (verifies && kty === 'EC' && crv === 'P-256' && x !== undefined && y !== undefined) {
    if (alg === undefined || alg === 'ES256') return { kty, crv, x, y };
  }
  throw new CredentialFormatError(
    'key.malformed',
    'expected an Ed25519 or P-256 key to verify with',
  );
}
