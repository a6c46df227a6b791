import { CredentialFormatError } from '../credential-format-error.js';
import { isSignedBy } from '../is-signed-by.js';
import { type JsonObject, listOf, member } from '../json-object.js';
import { readSdJwt } from '../read-sd-jwt.js';
import { decodeJws, payloadObject } from '../verify-jws.js';
import type { Envelope, SecuredKind } from './read-envelope.js';
import { didOf, type ExpectedProof, type KeyOf } from './verify-proofs.js';

/** What an envelope held and who signed it, or the code of the first fault. */
export type EnvelopeResult =
  | { readonly verified: true; readonly signer: string; readonly document: JsonObject }
  | { readonly verified: false; readonly code: string; readonly detail?: string };

/** Header types by kind and form (vc-jose-cose 3.1, 3.2). */
const TYPES: Readonly<Record<SecuredKind, Readonly<Record<Envelope['form'], string>>>> = {
  credential: { jwt: 'vc+jwt', 'sd-jwt': 'vc+sd-jwt' },
  presentation: { jwt: 'vp+jwt', 'sd-jwt': 'vp+sd-jwt' },
};
const CONTENTS: Readonly<Record<SecuredKind, string>> = { credential: 'vc', presentation: 'vp' };

/** Claims of RFC 7519, RFC 7800 and of a request: about the token, not part of the document. */
const REGISTERED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'cnf', 'nonce'];

/**
 * Whether an enveloped document is rightly signed (vc-jose-cose 3.1, 3.2, 4), by the key its `kid`
 * names with the algorithm of the key. Not a JWT library: those refuse documents whose `iat` is text,
 * which says nothing we act on. The document is the payload without the registered claims. Never throws
 * for bad input. Codes: those of decodeJws and readSdJwt, `jwt.header-refused` another typ or cty or no
 * kid, `proof.unknown-key`, `proof.wrong`, `jwt.claims-refused` (`vc`, `vp`), `jwt.claims-malformed`,
 * `jwt.claims-differ`, `jwt.expired`, `jwt.not-yet-valid`, `proof.other-challenge`,
 * `proof.other-domain`, `envelope.unsupported` a key binding nobody asked for.
 */
export function verifyEnvelope(
  { form, content }: Envelope,
  kind: SecuredKind,
  keyOf: KeyOf,
  expected: ExpectedProof,
  now: Date,
): EnvelopeResult {
  try {
    const disclosed = form === 'sd-jwt' ? readSdJwt(content) : undefined;
    if (disclosed?.keyBinding !== undefined)
      throw new CredentialFormatError('envelope.unsupported', 'key binding');
    const jwt = disclosed?.jwt ?? content;
    const jws = decodeJws(jwt);
    const { typ, cty, kid } = jws.header;
    const isTyped = typ === TYPES[kind][form] && (cty === undefined || cty === CONTENTS[kind]);
    if (!isTyped || typeof kid !== 'string')
      throw new CredentialFormatError('jwt.header-refused', `expected typ ${TYPES[kind][form]}`);
    const key = keyOf(kid, expected.purpose);
    if (key === undefined) return { verified: false, code: 'proof.unknown-key' };
    if (!isSignedBy(jwt, jws, key)) return { verified: false, code: 'proof.wrong' };
    const claims = disclosed?.claims ?? payloadObject(jws);
    const fault = faultOf(claims, kind, expected, now);
    if (fault !== undefined) return { verified: false, code: fault };
    const document = Object.fromEntries(
      Object.entries(claims).filter(([name]) => !REGISTERED.includes(name)),
    );
    return { verified: true, signer: didOf(kid), document };
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return {
      verified: false,
      code: error.code,
      ...(error.detail !== undefined && { detail: error.detail }),
    };
  }
}

function faultOf(
  claims: JsonObject,
  kind: SecuredKind,
  { challenge, domain }: ExpectedProof,
  now: Date,
): string | undefined {
  if (['vc', 'vp'].some((name) => Object.hasOwn(claims, name))) return 'jwt.claims-refused';
  if (differs(claims, kind)) return 'jwt.claims-differ';
  const { exp, nbf, nonce, aud } = claims;
  if ([exp, nbf].some((time) => time !== undefined && typeof time !== 'number'))
    return 'jwt.claims-malformed';
  const seconds = now.getTime() / 1000;
  if (typeof exp === 'number' && exp <= seconds) return 'jwt.expired';
  if (typeof nbf === 'number' && nbf > seconds) return 'jwt.not-yet-valid';
  if (challenge !== undefined && nonce !== challenge) return 'proof.other-challenge';
  const audience = listOf(aud);
  const isMeant = listOf(domain).every((one) => audience.includes(one));
  return domain === undefined || isMeant ? undefined : 'proof.other-domain';
}

/** A claim that repeats a member says the same, or two readers would read two documents. */
function differs(claims: JsonObject, kind: SecuredKind): boolean {
  const party = claims[kind === 'credential' ? 'issuer' : 'holder'];
  const subjects = listOf(claims.credentialSubject).map((subject) => member(subject, 'id'));
  const { iss, jti, sub } = claims;
  return (
    (iss !== undefined && iss !== (typeof party === 'string' ? party : member(party, 'id'))) ||
    (jti !== undefined && jti !== claims.id) ||
    (sub !== undefined && kind === 'credential' && (subjects.length !== 1 || sub !== subjects[0]))
  );
}
