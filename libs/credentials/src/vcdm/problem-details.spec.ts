import { problemDetails } from './problem-details.js';

it.each([
  ['json.too-deep', 'vc-data-model#PARSING_ERROR'],
  ['document.not-canonical', 'vc-data-model#PARSING_ERROR'],
  ['context.unknown', 'vc-data-model#PARSING_ERROR'],
  ['context.missing', 'vc-data-model#MALFORMED_VALUE_ERROR'],
  ['id.not-a-url', 'vc-data-model#MALFORMED_VALUE_ERROR'],
  ['status.malformed', 'vc-data-model#MALFORMED_VALUE_ERROR'],
  ['holder.malformed', 'vc-data-model#MALFORMED_VALUE_ERROR'],
  ['status-entry.malformed', 'vc-data-model#MALFORMED_VALUE_ERROR'],
  ['validity.reversed', 'vc-data-model#RANGE_ERROR'],
  ['issuer.not-signer', 'vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR'],
  ['holder.missing', 'vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR'],
  ['jwt.expired', 'vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR'],
  ['proof.wrong', 'security#PROOF_VERIFICATION_ERROR'],
  ['multibase.malformed', 'security#PROOF_VERIFICATION_ERROR'],
  ['proof.other-domain', 'security#INVALID_DOMAIN_ERROR'],
  ['proof.other-challenge', 'security#INVALID_CHALLENGE_ERROR'],
  ['proof.unknown-key', 'security#INVALID_VERIFICATION_METHOD'],
  ['status-list.unreachable', 'status-list#STATUS_RETRIEVAL_ERROR'],
  ['status-list.not-verified', 'status-list#STATUS_VERIFICATION_ERROR'],
  ['status-list.not-trusted', 'status-list#STATUS_VERIFICATION_ERROR'],
  ['status-list.too-short', 'status-list#STATUS_LIST_LENGTH_ERROR'],
  ['status-list.out-of-range', 'vc-data-model#RANGE_ERROR'],
])('%s is told as %s', (code, type) => {
  const { type: told, title, ...rest } = problemDetails({ code, detail: 'there' });
  expect(told).toMatch(new RegExp(`^https://.+/${type}$`));
  expect(title).toMatch(/\.$/);
  expect(rest).toEqual({ code, detail: 'there' });
});

it('a credential that is revoked has no type of its own', () => {
  expect(problemDetails({ code: 'status.revoked' })).toMatchObject({ type: 'about:blank' });
});
