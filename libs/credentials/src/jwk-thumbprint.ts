import { createHash } from 'node:crypto';

import type { PublicJwk } from '#domain/generated/schemas.js';
import { canonicalJson } from '#ledger/canonical-json.js';

/** Name of a key that anybody computes alike: base64url SHA-256 of its required members (RFC 7638 3). */
export function jwkThumbprint({ kty, crv, x, y }: PublicJwk): string {
  const required = { crv, kty, x, ...(y !== undefined && { y }) };
  return createHash('sha256').update(canonicalJson(required)).digest('base64url');
}
