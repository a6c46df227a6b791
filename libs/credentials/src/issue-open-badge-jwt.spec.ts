import { competenceRecord, ecKey, rsaKey } from '../../../test/support/credentials.js';
import { issueOpenBadgeJwt } from './issue-open-badge-jwt.js';
import { renderConformanceBadge } from './render-conformance-badge.js';
import { decodeJws, payloadObject } from './verify-jws.js';

const badge = renderConformanceBadge(competenceRecord());

it('refuses a key that is not RSA', async () => {
  await expect(issueOpenBadgeJwt(badge, ecKey)).rejects.toThrow('key.unsupported');
});

it('has exactly the header of Open Badges, and the badge with its claims', async () => {
  const jwt = await issueOpenBadgeJwt(badge, rsaKey);
  expect(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()).toBe(
    '{"alg":"RS256","typ":"JWT","kid":"https://hub.example/keys/rsa-1"}',
  );
  const claims = { iss: badge.issuer.id, jti: badge.id, sub: badge.credentialSubject.id };
  expect(payloadObject(decodeJws(jwt))).toMatchObject({ ...badge, ...claims });
});

it('gives the same bytes every time', async () => {
  expect(await issueOpenBadgeJwt(badge, rsaKey)).toBe(await issueOpenBadgeJwt(badge, rsaKey));
});
