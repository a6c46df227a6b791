import { CredentialFormatError } from './credential-format-error.js';
import { type JsonObject, listOf, member, textMember } from './json-object.js';

/** The registered claims that repeat what a credential says (docs/design/credentials.md 3.2). */
const CLAIMS = ['iss', 'jti', 'sub', 'nbf', 'exp'] as const;

/**
 * The claims that a credential implies: iss, jti, sub, nbf, exp are its issuer, id, subject,
 * validFrom and validUntil, times in whole seconds since 1970. Refuses `credential.malformed` when
 * an instant is none.
 */
export function claimsOf(document: JsonObject): JsonObject {
  const issuer = document.issuer;
  const [subject] = listOf(document.credentialSubject);
  const claims: Record<(typeof CLAIMS)[number], unknown> = {
    iss: typeof issuer === 'string' ? issuer : textMember(issuer, 'id'),
    jti: textMember(document, 'id'),
    sub: textMember(subject, 'id'),
    nbf: secondsOf(member(document, 'validFrom')),
    exp: secondsOf(member(document, 'validUntil')),
  };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

/**
 * The credential within the payload of a JWT: the payload without the claims that repeat it.
 * Refuses with `jwt.claims-differ` a payload in which a claim is missing or says something else:
 * two readers would then read two credentials.
 */
export function withoutClaims(payload: JsonObject): JsonObject {
  return separate(payload, CLAIMS);
}

/** The same for a form in which a claim may be left out (vc-jose-cose 1.0, 3.1.3). Same refusal. */
export function withoutStatedClaims(payload: JsonObject): JsonObject {
  return separate(
    payload,
    CLAIMS.filter((name) => payload[name] !== undefined),
  );
}

function separate(payload: JsonObject, compared: readonly (typeof CLAIMS)[number][]): JsonObject {
  const { iss, jti, sub, nbf, exp, ...document } = payload;
  if (compared.length === 0) return document;
  const stated = { iss, jti, sub, nbf, exp };
  const implied = claimsOf(document);
  const differing = compared.find((name) => stated[name] !== member(implied, name));
  if (differing !== undefined) throw new CredentialFormatError('jwt.claims-differ', differing);
  return document;
}

function secondsOf(instant: unknown): number | undefined {
  if (instant === undefined) return undefined;
  const time = typeof instant === 'string' ? Date.parse(instant) : Number.NaN;
  if (!Number.isInteger(time / 1000)) {
    throw new CredentialFormatError('credential.malformed', 'expected an instant of whole seconds');
  }
  return time / 1000;
}
