import { type KeyObject, verify } from 'node:crypto';

import { decodeBase64url } from './base64url.js';
import { algorithmOf } from './signing-key.js';
import type { DecodedJws } from './verify-jws.js';

const HASHES = { EdDSA: null, ES256: 'sha256', RS256: 'sha256' } as const;

/**
 * Whether a compact JWS that decodeJws has taken apart is signed by the key, with the algorithm of
 * the key (RFC 7518 3.3 and 3.4, RFC 8037 3.1). As verifyJws, which goes through jose; without its cost.
 */
export function isSignedBy(jws: string, { header }: DecodedJws, publicKey: KeyObject): boolean {
  if (header.alg !== algorithmOf(publicKey)) return false;
  const end = jws.lastIndexOf('.');
  const signed = Buffer.from(jws.slice(0, end), 'latin1');
  return isSignatureOf(signed, decodeBase64url(jws.slice(end + 1)), publicKey);
}

/** Whether some bytes are signed by the key; for P-256 the signature is r and then s, 64 bytes. */
export function isSignatureOf(
  signed: Uint8Array,
  signature: Uint8Array,
  publicKey: KeyObject,
): boolean {
  const algorithm = algorithmOf(publicKey);
  if (signature.length !== (algorithm === 'RS256' ? modulusBytes(publicKey) : 64)) return false;
  // Of the three kinds of key, elliptic curves alone have two encodings of a signature.
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  return verify(HASHES[algorithm], signed, key, signature);
}

/** An RSA signature is as long as the modulus (RFC 8017 8.2.2). */
const modulusBytes = (key: KeyObject): number =>
  Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
