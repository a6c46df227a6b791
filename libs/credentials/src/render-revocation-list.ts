import type { JsonObject } from './json-object.js';

/** A credential that is not to be relied upon today. */
export interface ListedCredential {
  /** `urn:uuid` of the credential. */
  readonly id: string;
  readonly status: 'revoked' | 'suspended';
  readonly reasonCode: string;
}

/**
 * The list of 1EdTech's Revocation List Status Method 1.0: plain JSON, not signed, which names
 * credentials one by one. It knows no suspension, so a suspended one is listed while it is, and its
 * reason says so.
 */
export function renderRevocationList(
  url: string,
  issuer: string,
  listed: readonly ListedCredential[],
): JsonObject {
  return {
    id: url,
    issuer,
    revokedCredentials: [...listed]
      // In the order of ids, so that the same credentials always give the same bytes.
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, status, reasonCode }) => ({
        id,
        revoked: true,
        revocationReason: status === 'suspended' ? `suspended: ${reasonCode}` : reasonCode,
      })),
  };
}
