import { createHash } from 'node:crypto';

import type { PublicJwk } from '#domain/generated/schemas.js';
import { canonicalJson } from '#ledger/canonical-json.js';

/** Name of a key that anybody computes alike: base64url SHA-256 of its required members (RFC 7638 3). */
export function jwkThumbprint(jwk: PublicJwk): string {
  const required = jwk.kty === 'RSA' ? { e: jwk.e, kty: jwk.kty, n: jwk.n } : pointOf(jwk);
  return createHash('sha256').update(canonicalJson(required)).digest('base64url');
}

const pointOf = ({ kty, crv, x, y }: Exclude<PublicJwk, { readonly kty: 'RSA' }>) => ({
  crv,
  kty,
  x,
  ...(y !== undefined && { y }),
});
