import { competenceRecord, ecKey, edKey } from '../../../test/support/credentials.js';
import { issueVcJwt } from './issue-vc-jwt.js';
import { claimsOf } from './jwt-claims.js';
import { renderOpenBadge } from './render-open-badge.js';
import { decodeJws, payloadObject } from './verify-jws.js';

const badge = renderOpenBadge(competenceRecord());

it('does not sign with an Ed25519 key', async () => {
  await expect(issueVcJwt(badge, edKey)).rejects.toThrow('key.unsupported');
});

it('carries the credential and its claims under the header of vc+jwt', async () => {
  const decoded = decodeJws(await issueVcJwt(badge, ecKey));
  expect(decoded.header).toEqual({ alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: ecKey.kid });
  expect(payloadObject(decoded)).toEqual({ ...badge, ...claimsOf(badge) });
});
