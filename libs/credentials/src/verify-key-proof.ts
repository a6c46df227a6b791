import type { KeyObject } from 'node:crypto';

import type { PublicJwk } from '#domain/generated/schemas.js';

import { CredentialFormatError } from './credential-format-error.js';
import { type JsonObject, member } from './json-object.js';
import { carriesItsKey, keyInDid } from './key-in-did.js';
import { algorithmOf, keyFromJwk, publicJwkOf, readPublicJwk } from './signing-key.js';
import { decodeJws, payloadObject, verifyJws } from './verify-jws.js';

/** Whom a wallet has to name, and when. */
export interface KeyProofRequest {
  /** The credential issuer identifier, exactly as in its metadata. */
  readonly audience: string;
  readonly now: Date;
}

/** A key that somebody showed to hold, or why it was not shown. */
export type KeyProofResult =
  | { readonly verified: true; readonly holder: PublicJwk; readonly nonce: string }
  | { readonly verified: false; readonly code: string };

/** The algorithms in which a wallet may sign, for the issuer's metadata too. */
export const KEY_PROOF_ALGORITHMS = ['ES256', 'EdDSA'] as const;

/** Five minutes either way: clocks of telephones differ. */
const MAX_AGE_SECONDS = 300;

/**
 * Whether a wallet holds the key that it names: a key proof of type jwt (OpenID4VCI 1.0, appendix
 * F.1). The nonce is only read: whether it was given out, and to whom, its maker knows. Never throws
 * for bad input. Codes: those of decodeJws and parseStrictJson, `key-proof.type` another typ,
 * `key-proof.key` none, two, a private or an unknown key, `key-proof.algorithm` one that is not
 * allowed or not the key's, `key-proof.wrong`, `key-proof.audience`, `key-proof.stale`,
 * `key-proof.nonce-missing`.
 */
export async function verifyKeyProof(
  jwt: string,
  { audience, now }: KeyProofRequest,
): Promise<KeyProofResult> {
  try {
    const decoded = decodeJws(jwt, true);
    const { header } = decoded;
    if (header.typ !== 'openid4vci-proof+jwt') return failed('key-proof.type');
    const key = keyOf(header);
    if (header.alg !== algorithmOf(key)) return failed('key-proof.algorithm');
    const claims = payloadObject(decoded);
    const fault = claimsFault(claims, audience, now);
    if (fault !== undefined) return failed(fault);
    if (!(await verifyJws(jwt, key, true))) return failed('key-proof.wrong');
    const { nonce } = claims;
    return typeof nonce === 'string' && nonce !== ''
      ? { verified: true, holder: publicJwkOf(key), nonce }
      : failed('key-proof.nonce-missing');
  } catch (error) {
    if (error instanceof CredentialFormatError) return failed(error.code);
    throw error;
  }
}

const failed = (code: string): KeyProofResult => ({ verified: false, code });

/** One key, named one way: `jwk`, or `kid` with a DID that carries it. */
function keyOf({ jwk, kid }: JsonObject): KeyObject {
  if ((jwk === undefined) === (kid === undefined))
    throw new CredentialFormatError('key-proof.key', 'expected either jwk or kid');
  if (jwk !== undefined) {
    // Whoever sends a private key has lost it: nothing is bound to that.
    if (member(jwk, 'd') !== undefined)
      throw new CredentialFormatError('key-proof.key', 'expected a public key');
    return keyFromJwk(readPublicJwk(jwk));
  }
  const did = typeof kid === 'string' ? (kid.split('#', 1)[0] ?? '') : '';
  const key = carriesItsKey(did) ? keyInDid(did, String(kid)) : undefined;
  if (!key) throw new CredentialFormatError('key-proof.key', 'expected did:key or did:jwk');
  return key;
}

function claimsFault({ aud, iat, exp }: JsonObject, audience: string, now: Date) {
  if (aud !== audience) return 'key-proof.audience';
  const seconds = now.getTime() / 1000;
  const age = typeof iat === 'number' ? seconds - iat : Number.NaN;
  if (!(Math.abs(age) <= MAX_AGE_SECONDS)) return 'key-proof.stale';
  const isOver = exp !== undefined && !(typeof exp === 'number' && exp > seconds);
  return isOver ? 'key-proof.stale' : undefined;
}
