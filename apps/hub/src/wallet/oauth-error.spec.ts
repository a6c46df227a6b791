import { type ProblemCode, problemCodes } from '#domain/core/problem-codes.js';
import type { Problem } from '#domain/generated/schemas.js';
import { oauthErrorOf } from './oauth-error.js';

const problem = (code: ProblemCode, more: Partial<Problem> = {}): Problem => ({
  type: `https://guildmark.eu/problems/${code}`,
  title: problemCodes[code][1],
  status: problemCodes[code][0],
  code,
  ...more,
});
const at = (path: string) => ({ issues: [{ path, message: 'must be other' }] });

it.each<[ProblemCode, string, Partial<Problem>, number, string]>([
  ['wallet-grant.refused', 'token', {}, 400, 'invalid_grant'],
  ['wallet-grant.malformed', 'token', {}, 400, 'invalid_request'],
  ['wallet-grant.unsupported', 'token', {}, 400, 'unsupported_grant_type'],
  ['body.malformed', 'token', {}, 400, 'invalid_request'],
  ['body.too-large', 'token', {}, 413, 'invalid_request'],
  ['request.too-many', 'token', {}, 429, 'invalid_request'],
  ['wallet-token.refused', 'credential', {}, 401, 'invalid_token'],
  ['body.unsupported-type', 'credential', {}, 415, 'invalid_credential_request'],
  ['body.invalid', 'credential', at('/credential_identifier'), 400, 'invalid_credential_request'],
  ['body.invalid', 'credential', at('/proofs/jwt/0'), 400, 'invalid_proof'],
  [
    'body.invalid',
    'credential',
    at('/credential_response_encryption'),
    400,
    'invalid_encryption_parameters',
  ],
  ['body.invalid', 'credential', at('/constructor'), 400, 'invalid_credential_request'],
  ['wallet-proof.refused', 'credential', {}, 400, 'invalid_proof'],
  ['wallet-nonce.refused', 'credential', {}, 400, 'invalid_nonce'],
  ['wallet-configuration.unknown', 'credential', {}, 400, 'unknown_credential_configuration'],
  ['wallet-identifier.unknown', 'credential', {}, 400, 'unknown_credential_identifier'],
  ['credential.not-active', 'credential', {}, 400, 'credential_request_denied'],
  ['credential.out-of-scope', 'credential', {}, 400, 'credential_request_denied'],
  ['wallet-copy.too-many', 'credential', {}, 400, 'credential_request_denied'],
  ['wallet-notification.unknown', 'notification', {}, 400, 'invalid_notification_id'],
  ['body.invalid', 'notification', at('/event'), 400, 'invalid_notification_request'],
  ['wallet-offer.unknown', 'offers/x', {}, 404, 'invalid_request'],
  ['server.fault', 'credential', {}, 500, 'server_error'],
  ['database.unavailable', 'credential', {}, 503, 'temporarily_unavailable'],
])('says %s at %s as it is', (code, path, more, status, error) => {
  const answer = oauthErrorOf(problem(code, more), `/oid4vci/${path}`);
  expect([answer.status, answer.body.error]).toEqual([status, error]);
});

it('describes in printable ASCII without quotes, and not at length', () => {
  const { body } = oauthErrorOf(
    problem('wallet-proof.refused', { got: `"\\\u00e9\n${'x'.repeat(1000)}` }),
    '/oid4vci/credential',
  );
  expect(body.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]{50,300}$/);
});
