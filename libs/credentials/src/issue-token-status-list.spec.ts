import { ecKey, NOW } from '../../../test/support/credentials.js';
import { issueTokenStatusList } from './issue-token-status-list.js';
import { emptyStates } from './status-states.js';
import { decodeJws, payloadObject } from './verify-jws.js';

it('says type, address, issuer, time and how long it may be kept', async () => {
  const url = 'https://hub.example/status/1/token';
  const issuer = 'https://hub.example';
  const frame = { url, issuer, statuses: emptyStates(), now: NOW, ttl: 300 };
  const decoded = decodeJws(await issueTokenStatusList(frame, ecKey));
  expect(decoded.header).toEqual({ alg: 'ES256', typ: 'statuslist+jwt', kid: ecKey.kid });
  expect(payloadObject(decoded)).toMatchObject({
    iss: issuer,
    sub: url,
    iat: Math.floor(NOW.getTime() / 1000),
    ttl: 300,
    status_list: { bits: 2 },
  });
});
