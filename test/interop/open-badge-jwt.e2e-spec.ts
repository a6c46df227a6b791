import 'reflect-metadata';
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { certified, workshop } from '../support/certified.js';
import { setup } from '../support/cluster.js';
import { withOtherClaims } from '../support/foreign-verifiers.js';

it('jose verifies the Open Badges JWT with the JWK that it fetches from the kid', async () => {
  const cluster = await setup();
  try {
    const shop = await workshop(cluster);
    const { credentialId } = await certified(shop, 2);
    const path = `/api/v1/credentials/${credentialId}/open-badge-jwt`;
    const { text: jwt } = await shop.candidate.get(path).expect(200);
    const { kid = '' } = decodeProtectedHeader(jwt);
    const answer = await fetch(kid, { redirect: 'error' });
    expect(answer.headers.get('content-type')).toMatch(/^application\/jwk\+json/);
    const jwk = (await answer.json()) as JWK;
    expect(jwk).toMatchObject({ kty: 'RSA', e: 'AQAB', kid, alg: 'RS256', use: 'sig' });
    expect(jwk).not.toHaveProperty('d');
    const key = await importJWK(jwk);
    const { protectedHeader, payload } = await compactVerify(jwt, key, { algorithms: ['RS256'] });
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid });
    const claims = JSON.parse(Buffer.from(payload).toString()) as Record<string, unknown>;
    expect(claims).toMatchObject({ iss: cluster.hub.config.did, jti: claims.id });
    const { keys } = (await fetch(`${cluster.hub.url}/.well-known/jwks.json`).then((r) =>
      r.json(),
    )) as { keys: JWK[] };
    expect(keys.map(({ n }) => n)).toContain(jwk.n);

    const other = withOtherClaims(jwt, (text) => text.replace('level 2', 'level 4'));
    expect(other).not.toBe(jwt);
    await expect(compactVerify(other, key)).rejects.toThrow('signature verification failed');
  } finally {
    await cluster.close();
  }
});
