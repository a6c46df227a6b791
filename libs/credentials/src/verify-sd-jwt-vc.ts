import type { KeyObject } from 'node:crypto';

import { CredentialFormatError } from './credential-format-error.js';
import type { JsonObject } from './json-object.js';
import { member } from './json-object.js';
import { type ReadSdJwt, readSdJwt } from './read-sd-jwt.js';
import { keyFromJwk, readPublicJwk } from './signing-key.js';
import { decodeJws, payloadObject, verifyJws } from './verify-jws.js';

/** What a verifier asked the holder to sign, so that nobody can show it a second time. */
export interface PresentationRequest {
  readonly audience: string;
  readonly nonce: string;
}

/** Whether an SD-JWT VC holds, and what it says if it does. */
export type SdJwtResult =
  | { readonly verified: true; readonly kid: string; readonly claims: JsonObject }
  | { readonly verified: false; readonly code: string; readonly kid?: string };

/** Five minutes: a presentation is made when it is asked for. */
const MAX_AGE_SECONDS = 300;
const TYPES = ['dc+sd-jwt', 'vc+sd-jwt'];

/**
 * The SD-JWT VC in a text and the name of its key. Refuses as readSdJwt does, and with
 * `jwt.header-refused` another typ or no kid, with `sd-jwt.malformed` one without iss or vct.
 */
export function readSdJwtVc(text: string): ReadSdJwt & { readonly kid: string } {
  const read = readSdJwt(text);
  const { typ, kid } = read.header;
  if (typeof typ !== 'string' || !TYPES.includes(typ) || typeof kid !== 'string')
    throw new CredentialFormatError('jwt.header-refused', 'expected typ dc+sd-jwt and a kid');
  if (typeof read.claims.vct !== 'string' || typeof read.claims.iss !== 'string')
    throw new CredentialFormatError('sd-jwt.malformed', 'expected iss and vct');
  return { ...read, kid };
}

/**
 * Whether an SD-JWT VC is signed by the key that its `kid` names, and, when asked, whether the holder
 * signed exactly this presentation for this request (RFC 9901 7.3). Times are `validity` of
 * check-dates.ts. Never throws for bad input. Codes: those of readSdJwtVc, `proof.unknown-key`,
 * `proof.wrong`, `holder.missing`, `holder.wrong-key`, `holder.other-request`, `holder.stale`,
 * `holder.other-presentation`.
 */
export async function verifySdJwtVc(
  text: string,
  publicKeyOf: (kid: string) => KeyObject | undefined,
  asked?: { readonly request: PresentationRequest; readonly now: Date },
): Promise<SdJwtResult> {
  try {
    const read = readSdJwtVc(text);
    const { kid, claims } = read;
    const key = publicKeyOf(kid);
    if (key === undefined) return { verified: false, code: 'proof.unknown-key', kid };
    if (!(await verifyJws(read.jwt, key))) return { verified: false, code: 'proof.wrong', kid };
    const fault = asked && (await holderFault(read, asked.request, asked.now));
    return fault === undefined
      ? { verified: true, kid, claims }
      : { verified: false, code: fault, kid };
  } catch (error) {
    if (error instanceof CredentialFormatError) return { verified: false, code: error.code };
    throw error;
  }
}

/**
 * What is wrong with the holder's signature over a presentation, or undefined (RFC 9901 7.3, 4.3).
 * Checked by ourselves: libraries differ in which of these they look at. Refuses as decodeJws and
 * readPublicJwk do.
 */
export async function holderFault(
  { claims, keyBinding, hash }: Pick<ReadSdJwt, 'claims' | 'keyBinding' | 'hash'>,
  { audience, nonce }: PresentationRequest,
  now: Date,
): Promise<string | undefined> {
  if (keyBinding === undefined) return 'holder.missing';
  const decoded = decodeJws(keyBinding);
  if (decoded.header.typ !== 'kb+jwt') return 'holder.missing';
  const key = keyFromJwk(readPublicJwk(member(claims.cnf, 'jwk')));
  if (!(await verifyJws(keyBinding, key))) return 'holder.wrong-key';
  const { aud, nonce: signed, iat, sd_hash: over } = payloadObject(decoded);
  if (aud !== audience || signed !== nonce) return 'holder.other-request';
  const age = typeof iat === 'number' ? now.getTime() / 1000 - iat : Number.NaN;
  if (!(Math.abs(age) <= MAX_AGE_SECONDS)) return 'holder.stale';
  return over === hash ? undefined : 'holder.other-presentation';
}
