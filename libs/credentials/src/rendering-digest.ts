import { createHash } from 'node:crypto';

import { canonicalJson } from '#ledger/canonical-json.js';

import type { JsonObject } from './json-object.js';

/** What a ledger leaf commits to for a JWT: base64url SHA-256 of the compact JWS (ledger.md 4.1). */
export function digestOfJwt(jwt: string): string {
  return createHash('sha256').update(jwt).digest('base64url');
}

/**
 * What a ledger leaf commits to for an SD-JWT: the digest of the JWT that the issuer signed, before
 * the first `~`, so that it stays the same whatever the holder discloses (ledger.md 4.1).
 */
export const digestOfSdJwt = (text: string): string => digestOfJwt(text.split('~', 1)[0] ?? text);

/**
 * What a ledger leaf commits to for a Data Integrity credential: base64url SHA-256 of the RFC 8785
 * bytes of the secured document (ledger.md 4.1). Refuses what has no canonical JSON.
 */
export function digestOfDataIntegrity(document: JsonObject): string {
  return createHash('sha256').update(canonicalJson(document)).digest('base64url');
}
