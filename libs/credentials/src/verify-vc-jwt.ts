import type { KeyObject } from 'node:crypto';

import { CredentialFormatError } from './credential-format-error.js';
import { isSignedBy } from './is-signed-by.js';
import type { JsonObject } from './json-object.js';
import type { JwtForms } from './jwt-forms.js';
import { withoutStatedClaims } from './jwt-claims.js';
import type { ProofResult } from './verify-data-integrity.js';
import { type DecodedJws, decodeJws, payloadObject } from './verify-jws.js';

/** A `vc+jwt` taken apart. Nothing of it has been verified. */
export interface DecodedVcJwt {
  readonly kid: string;
  readonly document: JsonObject;
  readonly jws: DecodedJws;
}

/**
 * The credential and key name of a `vc+jwt` (vc-jose-cose 3.1.1). Refuses as decodeJws does, with
 * `jwt.header-refused` another typ or cty or no kid, and with `jwt.claims-differ`.
 */
export function decodeVcJwt(jwt: string): DecodedVcJwt {
  const jws = decodeJws(jwt);
  return { kid: keyNameIn(jws), document: documentIn(jws), jws };
}

function keyNameIn({ header: { typ, cty, kid } }: DecodedJws): string {
  if (typ !== 'vc+jwt' || (cty !== undefined && cty !== 'vc') || typeof kid !== 'string') {
    throw new CredentialFormatError('jwt.header-refused', 'expected typ vc+jwt, cty vc and a kid');
  }
  return kid;
}

const documentIn = (jws: DecodedJws): JsonObject => withoutStatedClaims(payloadObject(jws));

/**
 * Whether a `vc+jwt` is rightly signed by the key that its `kid` names. Never throws for bad input.
 * Codes: those of decodeVcJwt, `proof.unknown-key`, `proof.wrong`. With forms, the payload of a form
 * that is known is not read once more, and the form of one that proved right is learned.
 */
export function verifyVcJwt(
  jwt: string,
  publicKeyOf: (kid: string) => KeyObject | undefined,
  forms?: JwtForms,
): ProofResult {
  try {
    const jws = decodeJws(jwt);
    const kid = keyNameIn(jws);
    const read = forms?.fits(jws.payload) === true ? undefined : documentIn(jws);
    const publicKey = publicKeyOf(kid);
    if (publicKey === undefined) return { verified: false, code: 'proof.unknown-key', kid };
    if (!isSignedBy(jwt, jws, publicKey)) return { verified: false, code: 'proof.wrong', kid };
    if (read !== undefined) forms?.learn(jws.payload, read);
    return { verified: true, kid };
  } catch (error) {
    if (error instanceof CredentialFormatError) return { verified: false, code: error.code };
    throw error;
  }
}
