import { deflateSync } from 'node:zlib';

import {
  ecKey,
  edKey,
  LIST_URL,
  NOW,
  sources,
  verificationCase,
} from '../../../test/support/credentials.js';
import { walletCopy } from '../../../test/support/wallet-copy.js';
import { checkTokenStatus } from './check-token-status.js';
import { issueTokenStatusList } from './issue-token-status-list.js';
import { readCredential } from './read-credential.js';
import { emptyStates, withState } from './status-states.js';
import { decodeTokenStatuses } from './token-status-list.js';
import type { Fetched } from './verification-sources.js';

const deflated = (bytes: Uint8Array): string => deflateSync(bytes).toString('base64url');
const entry = { uri: `${LIST_URL}/token`, idx: 94_567 };
const active = emptyStates();
const list = (changes: object = {}, key = ecKey) =>
  issueTokenStatusList(
    {
      url: entry.uri,
      issuer: 'https://hub.example',
      statuses: active,
      now: new Date(NOW.getTime() - 60_000),
      ttl: 300,
      ...changes,
    },
    key,
  );

async function check(found: Fetched<string>, idx = entry.idx) {
  const { credential } = await walletCopy();
  const verification = { ...(await verificationCase()), credential: readCredential(credential) };
  const world = { ...(await sources()), statusList: () => Promise.resolve(found) };
  return checkTokenStatus({ ...entry, idx }, verification, world);
}
const taken = (value: string, asOf = NOW): Fetched<string> => ({
  state: 'found',
  value,
  asOf,
  source: entry.uri,
});
const outcome = async (found: Fetched<string>, idx?: number) => {
  const { state, severity, code } = await check(found, idx);
  return [state, severity, code].filter(Boolean).join(' ');
};

it.each([
  ['unreachable', 'could-not-check warning status.unreachable'],
  ['missing', 'could-not-check warning status.missing'],
] as const)('says nothing when the list is %s', async (state, expected) => {
  expect(await outcome({ state, source: 'x', why: 'y' })).toBe(expected);
});

it.each<[string, () => Promise<string>, string]>([
  ['of another address', () => list({ url: `${LIST_URL}/other` }), 'status-list.not-trusted'],
  [
    'from the future',
    () => list({ now: new Date(NOW.getTime() + 60_000) }),
    'status-list.not-trusted',
  ],
  [
    'signed by somebody else',
    () => list({}, { ...ecKey, kid: 'did:web:other.example#p256-1' }),
    'status-list.not-trusted',
  ],
  [
    'under a key that did not sign',
    async () => (await list()).replace(/.{8}$/, 'AAAAAAAA'),
    'status-list.not-trusted',
  ],
  [
    'under the name of another key of the issuer',
    () => list({}, { ...ecKey, kid: edKey.kid }),
    'status-list.not-trusted',
  ],
  ['that is no token', () => Promise.resolve('{"id":"x"}'), 'jws.malformed'],
])('trusts no list %s', async (_, make, code) => {
  expect(await outcome(taken(await make()))).toBe(`could-not-check warning ${code}`);
});

it('has no answer beyond the end of the list', async () => {
  expect(await outcome(taken(await list()), 999_999_999)).toBe(
    'could-not-check warning status-list.out-of-range',
  );
});

it.each([
  ['active', 'passed none'],
  ['revoked', 'failed fatal status.revoked'],
  ['suspended', 'failed fatal status.suspended'],
  ['superseded', 'failed warning status.superseded'],
] as const)('tells %s', async (status, expected) => {
  const statuses = withState(active, entry.idx, status);
  expect(await outcome(taken(await list({ statuses })))).toBe(expected);
});

it('does not guess at a value that it does not know', async () => {
  const bytes = new Uint8Array(131_072).fill(0x99);
  const wide = decodeTokenStatuses({ bits: 4, lst: deflated(bytes) });
  expect(await outcome(taken(await list({ statuses: wide })))).toBe(
    'could-not-check warning status.value-unknown',
  );
});

it('takes a list that was made after the question, and before it was taken', async () => {
  const soon = new Date(NOW.getTime() + 2000);
  expect(await outcome(taken(await list({ now: soon }), soon))).toBe('passed none');
});

it('remarks that a list is older than its ttl, and never that it is good', async () => {
  const old = new Date(NOW.getTime() - 301_000);
  expect(await outcome(taken(await list({ now: old }), old))).toBe(
    'passed warning status.out-of-date',
  );
  const statuses = withState(active, entry.idx, 'revoked');
  expect(await outcome(taken(await list({ now: old, statuses }), old))).toBe(
    'failed fatal status.revoked',
  );
});
