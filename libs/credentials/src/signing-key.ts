import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

import type { PublicJwk } from '#domain/generated/schemas.js';

import { decodeBase64url } from './base64url.js';
import { CredentialFormatError } from './credential-format-error.js';
import { listOf, member, textMember } from './json-object.js';

/** The signature algorithms of this product: Ed25519, ECDSA on P-256 and RSA PKCS #1 v1.5, with SHA-256. */
export type SignatureAlgorithm = 'EdDSA' | 'ES256' | 'RS256';

/** A public key that is a point of a curve. */
export type CurveJwk = Exclude<PublicJwk, { readonly kty: 'RSA' }>;

/** A private key with its name. `kid` is the full DID URL, as it stands in the DID document. */
export interface SigningKey {
  readonly kid: string;
  readonly alg: SignatureAlgorithm;
  readonly privateKey: KeyObject;
}

/**
 * The algorithm that a key is for; the message never chooses. Refuses others, and RSA keys of other
 * than 3072 to 4096 bits or another exponent than 65537: `key.unsupported`.
 */
export function algorithmOf(key: KeyObject): SignatureAlgorithm {
  // Details cost as much as half a signature, and Ed25519 has none.
  if (key.asymmetricKeyType === 'ed25519') return 'EdDSA';
  const { namedCurve, modulusLength = 0, publicExponent } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') return 'ES256';
  if (key.asymmetricKeyType === 'rsa' && publicExponent === 65_537n) {
    if (modulusLength >= 3072 && modulusLength <= 4096) return 'RS256';
  }
  throw new CredentialFormatError('key.unsupported', 'expected Ed25519, P-256 or RSA 3072 to 4096');
}

/** The public half of a private or public key, with exactly the members of PublicJwk. */
export function publicJwkOf(key: KeyObject): PublicJwk {
  const alg = algorithmOf(key);
  const exported = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  const { x, y, n } = exported;
  if (alg === 'EdDSA' && x !== undefined) return { kty: 'OKP', crv: 'Ed25519', x };
  if (alg === 'ES256' && x !== undefined && y !== undefined) {
    return { kty: 'EC', crv: 'P-256', x, y };
  }
  if (alg === 'RS256' && n !== undefined) return { kty: 'RSA', n, e: 'AQAB' };
  throw new Error('node:crypto exported a key without its public members');
}

/**
 * The key of a public JWK (RFC 7517, RFC 8037, RFC 7518 6.3.1). Refuses with `key.malformed` a pair of
 * kty and crv that do not belong together, coordinates that are not 32 canonical bytes, points off the
 * curve, and an RSA modulus that is even, has leading zeros or other than 3072 to 4096 bits.
 */
export function keyFromJwk(jwk: PublicJwk): KeyObject {
  if (jwk.kty === 'RSA') return rsaKey(jwk.n, jwk.e);
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
  return imported(kty === 'OKP' ? { kty, crv, x } : { kty, crv, x, y: y ?? '' });
}

/** Another exponent would be another key under the same modulus; an even modulus is none. */
function rsaKey(n: string, e: string): KeyObject {
  const modulus = decodeBase64url(n);
  const isShaped =
    e === 'AQAB' &&
    modulus.length >= 384 &&
    modulus.length <= 512 &&
    // The first bit is set: no leading zeros (RFC 7518 2), and the length in bits is that in bytes.
    (modulus[0] ?? 0) >= 0x80 &&
    (modulus.at(-1) ?? 0) % 2 === 1;
  if (!isShaped)
    throw new CredentialFormatError('key.malformed', 'expected RSA 3072 to 4096, AQAB');
  return imported({ kty: 'RSA', n, e });
}

function imported(key: JsonWebKey): KeyObject {
  try {
    return createPublicKey({ format: 'jwk', key });
  } catch (cause) {
    throw new CredentialFormatError('key.malformed', String(cause));
  }
}

/**
 * The public members of a foreign JWK, whatever else it carries. Refuses with `key.malformed` other
 * kinds of key and a key that says it is for something else than our verifying (RFC 7517 4.2-4.4).
 */
export function readPublicJwk(jwk: unknown): PublicJwk {
  const [kty, crv, x, y, n, e] = ['kty', 'crv', 'x', 'y', 'n', 'e'].map((name) =>
    textMember(jwk, name),
  );
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
  if (verifies && kty === 'RSA' && n !== undefined && e === 'AQAB') {
    if (alg === undefined || alg === 'RS256') return { kty, n, e };
  }
  throw new CredentialFormatError(
    'key.malformed',
    'expected an Ed25519, P-256 or RSA key to verify with',
  );
}
