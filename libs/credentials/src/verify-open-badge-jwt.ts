import type { KeyObject } from 'node:crypto';

import { CredentialFormatError } from './credential-format-error.js';
import { isSignedBy } from './is-signed-by.js';
import type { JsonObject } from './json-object.js';
import { withoutClaims } from './jwt-claims.js';
import { kidOfKeyUrl } from './key-url.js';
import { algorithmOf } from './signing-key.js';
import type { ProofResult } from './verify-data-integrity.js';
import { type DecodedJws, decodeJws, payloadObject } from './verify-jws.js';

/** An Open Badges JWT taken apart. Nothing of it has been verified. */
export interface DecodedOpenBadgeJwt {
  /** Name of the key in the DID document of the party at whose address it lies. */
  readonly kid: string;
  /** Where the bare JWK lies, as the header says it. */
  readonly keyUrl: string;
  readonly document: JsonObject;
  readonly jws: DecodedJws;
}

/**
 * The badge and key name of the JWT that Open Badges 3.0 asks for (8.2). Refuses as decodeJws does,
 * with `jwt.header-refused` other members than `alg` RS256, `typ` JWT and a `kid` that is the address
 * of a key of a did:web, and with `jwt.claims-differ`.
 */
export function decodeOpenBadgeJwt(jwt: string): DecodedOpenBadgeJwt {
  const jws = decodeJws(jwt);
  const { alg, typ, kid: keyUrl, ...others } = jws.header;
  const kid = typeof keyUrl === 'string' ? kidOfKeyUrl(keyUrl) : undefined;
  const isExact = alg === 'RS256' && typ === 'JWT' && Object.keys(others).length === 0;
  if (!isExact || kid === undefined || typeof keyUrl !== 'string') {
    throw new CredentialFormatError(
      'jwt.header-refused',
      'expected alg RS256, typ JWT and a kid that is the address of a key, nothing else',
    );
  }
  return { kid, keyUrl, document: withoutClaims(payloadObject(jws)), jws };
}

/**
 * Whether an Open Badges JWT is rightly signed by the RSA key of that name: what lies at the address
 * counts only if it is the key that the issuer's DID document or the trust list shows under `kid`.
 * Never throws for bad input. Codes: those of decodeOpenBadgeJwt, `proof.unknown-key`, `proof.wrong`.
 */
export function verifyOpenBadgeJwt(
  jwt: string,
  publicKeyOf: (kid: string) => KeyObject | undefined,
): ProofResult {
  try {
    const { kid, jws } = decodeOpenBadgeJwt(jwt);
    const publicKey = publicKeyOf(kid);
    if (publicKey === undefined) return { verified: false, code: 'proof.unknown-key', kid };
    return algorithmOf(publicKey) === 'RS256' && isSignedBy(jwt, jws, publicKey)
      ? { verified: true, kid }
      : { verified: false, code: 'proof.wrong', kid };
  } catch (error) {
    if (error instanceof CredentialFormatError) return { verified: false, code: error.code };
    throw error;
  }
}
