import type { ForeignProblem } from './foreign-verdict.js';

/** A problem as the specifications of the W3C want it told (RFC 9457, VCDM 2.0 7.2). */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly detail?: string;
  /** Our own stable code. */
  readonly code: string;
}

const VCDM = 'https://www.w3.org/TR/vc-data-model#';
const SECURITY = 'https://w3id.org/security#';
const STATUS = 'https://www.w3.org/ns/credentials/status-list#';

/**
 * Types by code, the longest beginning that fits: VCDM 2.0 7.2, Data Integrity 1.0 4.8, Controlled
 * Identifiers 1.0 3.5, Bitstring Status List 1.0 3.5.
 */
const TYPES: readonly (readonly [beginning: string, type: string, title: string])[] = [
  ['json.', `${VCDM}PARSING_ERROR`, 'The input cannot be read.'],
  ['document.', `${VCDM}PARSING_ERROR`, 'The document has no canonical form.'],
  ['context.unknown', `${VCDM}PARSING_ERROR`, 'A context is not known.'],
  ['status-entry.out-of-range', `${VCDM}RANGE_ERROR`, 'An index is outside the status list.'],
  ['status-list.out-of-range', `${VCDM}RANGE_ERROR`, 'An index is outside the status list.'],
  ['status-list.too-short', `${STATUS}STATUS_LIST_LENGTH_ERROR`, 'The status list is too short.'],
  ['status-list.unreachable', `${STATUS}STATUS_RETRIEVAL_ERROR`, 'The status list cannot be had.'],
  ['status-list.', `${STATUS}STATUS_VERIFICATION_ERROR`, 'The status list cannot be believed.'],
  ['status.unsupported', `${STATUS}STATUS_VERIFICATION_ERROR`, 'The status cannot be checked.'],
  ['status.malformed', `${VCDM}MALFORMED_VALUE_ERROR`, 'A value is malformed.'],
  ['status.', 'about:blank', 'The status of the credential speaks against it.'],
  ['validity.not-yet', `${VCDM}RANGE_ERROR`, 'The credential is not valid yet.'],
  ['validity.reversed', `${VCDM}RANGE_ERROR`, 'The credential ends before it begins.'],
  ['proof.other-domain', `${SECURITY}INVALID_DOMAIN_ERROR`, 'The proof is for another domain.'],
  ['proof.other-challenge', `${SECURITY}INVALID_CHALLENGE_ERROR`, 'The proof is for another time.'],
  ['proof.unknown-key', `${SECURITY}INVALID_VERIFICATION_METHOD`, 'The key is not known.'],
  ['proof.', `${SECURITY}PROOF_VERIFICATION_ERROR`, 'The proof is not right.'],
  ['multibase.', `${SECURITY}PROOF_VERIFICATION_ERROR`, 'The proof is not right.'],
  ['issuer.not-signer', `${VCDM}CRYPTOGRAPHIC_SECURITY_ERROR`, 'Another party has signed.'],
  ['holder.', `${VCDM}CRYPTOGRAPHIC_SECURITY_ERROR`, 'The holder has not signed.'],
  ['holder.malformed', `${VCDM}MALFORMED_VALUE_ERROR`, 'A value is malformed.'],
  ['jws.', `${VCDM}CRYPTOGRAPHIC_SECURITY_ERROR`, 'The envelope is not right.'],
  ['jwt.', `${VCDM}CRYPTOGRAPHIC_SECURITY_ERROR`, 'The envelope is not right.'],
  ['sd-jwt.', `${VCDM}CRYPTOGRAPHIC_SECURITY_ERROR`, 'The envelope is not right.'],
  ['related-resource.digest-mismatch', `${VCDM}CRYPTOGRAPHIC_SECURITY_ERROR`, 'A digest differs.'],
];

/** A problem with the type that a specification gives it; everything else is a malformed value. */
export function problemDetails({ code, detail }: ForeignProblem): ProblemDetails {
  const fitting = TYPES.filter(([beginning]) => code.startsWith(beginning));
  const [best] = fitting.sort(([a], [b]) => b.length - a.length);
  const [, type, title] = best ?? ['', `${VCDM}MALFORMED_VALUE_ERROR`, 'A value is malformed.'];
  return { type, title, ...(detail !== undefined && { detail }), code };
}
