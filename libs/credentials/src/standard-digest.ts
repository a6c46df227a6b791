import { createHash } from 'node:crypto';

import type { StandardVersion } from '#domain/generated/schemas.js';
import { canonicalJson } from '#ledger/canonical-json.js';

/**
 * The `contentDigest` of a standard version: base64url SHA-256 of its RFC 8785 bytes
 * (docs/design/registry.md 1). A version never changes, so neither does its digest.
 */
export function standardDigest(body: StandardVersion): string {
  return createHash('sha256').update(canonicalJson(body)).digest('base64url');
}
