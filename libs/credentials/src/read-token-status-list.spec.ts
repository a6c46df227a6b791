import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PublicJwk } from '#domain/generated/schemas.js';

import { ecKey, edKey, NOW } from '../../../test/support/credentials.js';
import { requirement } from '../../../test/support/requirements.js';
import { issueTokenStatusList } from './issue-token-status-list.js';
import { type JsonObject } from './json-object.js';
import { readTokenStatusList } from './read-token-status-list.js';
import { signJws } from './sign-jws.js';
import { keyFromJwk, publicJwkOf, readPublicJwk } from './signing-key.js';
import { emptyStates, stateAt, withState } from './status-states.js';
import { tokenStatusAt } from './token-status-list.js';

const url = 'https://hub.example/status/1/token';
const key = keyFromJwk(publicJwkOf(ecKey.privateKey));
const statuses = withState(emptyStates(), 94_567, 'suspended');
const frame = { url, issuer: 'https://hub.example', statuses, now: NOW, ttl: 300 };
const demand = { url, key, now: NOW };

const claims = (over: JsonObject): JsonObject => ({
  sub: url,
  iat: NOW.getTime() / 1000,
  status_list: { bits: 2, lst: 'eNo76fITAAPfAgc' },
  ...over,
});
const seconds = NOW.getTime() / 1000;

it.each<[string, JsonObject, string]>([
  ['for another address', { sub: `${url}1` }, 'status-list.not-trusted'],
  ['without address', { sub: undefined }, 'status-list.not-trusted'],
  ['of tomorrow', { iat: seconds + 86_400 }, 'status-list.not-trusted'],
  ['without time', { iat: undefined }, 'status-list.not-trusted'],
  ['that is over', { exp: seconds }, 'status-list.not-trusted'],
  ['without list', { status_list: undefined }, 'status-list.malformed'],
])('refuses a token %s', async (_, over, code) => {
  const jwt = await signJws(claims(over), { typ: 'statuslist+jwt' }, ecKey);
  await expect(readTokenStatusList(jwt, demand)).rejects.toThrow(code);
});

it('refuses another type and another key', async () => {
  const other = await signJws(claims({}), { typ: 'jwt' }, ecKey);
  await expect(readTokenStatusList(other, demand)).rejects.toThrow('status-list.not-trusted');
  const jwt = await issueTokenStatusList(frame, ecKey);
  const wrong = keyFromJwk(publicJwkOf(edKey.privateKey));
  await expect(readTokenStatusList(jwt, { ...demand, key: wrong })).rejects.toThrow(
    'status-list.not-trusted',
  );
  await expect(issueTokenStatusList(frame, edKey)).rejects.toThrow('key.unsupported');
});

it('reads what it issued', async () => {
  const read = await readTokenStatusList(await issueTokenStatusList(frame, ecKey), demand);
  expect(read.ttl).toBe(300);
  expect(stateAt(read.statuses, 94_567)).toBe('suspended');
  expect(stateAt(read.statuses, 94_566)).toBe('active');
});

const vectors = requirement('vectors');
vectors.describe('the token of the draft', () => {
  interface Tokens {
    readonly publicJwk: PublicJwk;
    readonly statusListJwt: {
      readonly compact: string;
      readonly payload: { readonly sub: string; readonly ttl: number; readonly iat: number };
      readonly statuses: readonly (readonly [number, number])[];
    };
    /** Not signed in the file; the two CWT of it are not read: no party of ours writes CBOR. */
    readonly statusListJwtWithoutIss: { readonly payload: JsonObject & { readonly sub: string } };
  }
  const tokens = () =>
    JSON.parse(readFileSync(join(vectors.value, 'status-list/tokens.json'), 'utf8')) as Tokens;

  it('is read with its key, at its time, for its address', async () => {
    const { publicJwk, statusListJwt } = tokens();
    const { sub, ttl, iat } = statusListJwt.payload;
    const theirs = {
      url: sub,
      key: keyFromJwk(readPublicJwk(publicJwk)),
      now: new Date(iat * 1000),
    };
    const read = await readTokenStatusList(statusListJwt.compact, theirs);
    expect(read.ttl).toBe(ttl);
    for (const [index, status] of statusListJwt.statuses)
      expect(tokenStatusAt(read.statuses, index)).toBe(status);
    await expect(
      readTokenStatusList(statusListJwt.compact, { ...theirs, now: new Date((iat - 1) * 1000) }),
    ).rejects.toThrow('status-list.not-trusted');
  });

  it('is read without iss too: sub and key decide', async () => {
    const { payload } = tokens().statusListJwtWithoutIss;
    const jwt = await signJws(payload, { typ: 'statuslist+jwt' }, ecKey);
    const now = new Date(Number(payload.iat) * 1000);
    const read = await readTokenStatusList(jwt, { url: payload.sub, key, now });
    for (const [index, status] of tokens().statusListJwt.statuses)
      expect(tokenStatusAt(read.statuses, index)).toBe(status);
    const other = { url: `${payload.sub}0`, key, now };
    await expect(readTokenStatusList(jwt, other)).rejects.toThrow('status-list.not-trusted');
  });
});
