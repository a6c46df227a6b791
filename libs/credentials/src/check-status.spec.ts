import {
  competenceRecord,
  ecKey,
  ed25519,
  edKey,
  HUB,
  ISSUED_AT,
  LIST_URL,
  NOW,
  sources,
  statusListText,
  trustList,
  verificationCase,
  without,
} from '../../../test/support/credentials.js';
import { checkStatus } from './check-status.js';
import { didDocument } from './did-web.js';
import { issueDataIntegrity } from './issue-data-integrity.js';
import { publicJwkOf } from './signing-key.js';
import { renderStatusList, type StatusListInput } from './status-list-credential.js';
import { emptyStatusList, withStatus } from './status-list.js';
import { statusOutputUrl } from './status-outputs.js';
import type { StatusPurpose } from './status-states.js';
import type { Fetched } from './verification-sources.js';

const revoked = withStatus(emptyStatusList(), 94_567);
const found = (value: string, asOf = NOW): Fetched<string> => ({
  state: 'found',
  value,
  asOf,
  source: LIST_URL,
});

async function judge(fetched: Fetched<string>) {
  const world = { ...(await sources()), statusList: () => Promise.resolve(fetched) };
  const check = await checkStatus(await verificationCase(), world);
  return [check.state, check.severity, check.code].join(' ').trim();
}

async function signed(
  changes: Partial<StatusListInput>,
  edit: (list: object) => object = (list) => list,
) {
  const list = renderStatusList({
    url: LIST_URL,
    issuer: HUB,
    bits: emptyStatusList(),
    validFrom: ISSUED_AT,
    ttl: 60_000,
    ...changes,
  });
  return JSON.stringify(await issueDataIntegrity(edit(list) as typeof list, edKey, ISSUED_AT));
}

it.each<[string, Fetched<string>, string]>([
  [
    'is unreachable',
    { state: 'unreachable', source: LIST_URL, why: 'timeout' },
    'status.unreachable',
  ],
  ['is missing', { state: 'missing', source: LIST_URL }, 'status.missing'],
  ['is no JSON', found('<html>'), 'json.malformed'],
  ['is no list', found('[]'), 'status-list.not-trusted'],
])('says nothing from a list that %s', async (_, fetched, code) => {
  expect(await judge(fetched)).toBe(`could-not-check warning ${code}`);
});

const swap = (from: string, to: string) => (list: object) =>
  JSON.parse(JSON.stringify(list).replaceAll(from, to)) as object;
it.each<[string, () => Promise<string>]>([
  ['is of another address', () => signed({ url: `${LIST_URL}1` })],
  ['is of another issuer', () => signed({ issuer: 'did:web:other.example' })],
  ['is for another purpose', () => signed({}, swap('"revocation"', '"suspension"'))],
  [
    'is of another type',
    () => signed({}, swap('BitstringStatusListCredential', 'EnvelopedVerifiableCredential')),
  ],
  ['begins later', () => signed({ validFrom: new Date('2027-01-01T00:00:00Z') })],
  ['is signed by another key', () => statusListText(revoked, { ...edKey, privateKey: ed25519(8) })],
  [
    'is signed under another name',
    () => statusListText(revoked, { ...edKey, kid: 'did:web:other.example#ed-1' }),
  ],
  ['is altered', async () => (await statusListText(revoked)).replace('3600000', '3600001')],
  [
    'is not signed',
    () =>
      Promise.resolve(
        JSON.stringify(
          renderStatusList({
            url: LIST_URL,
            issuer: HUB,
            bits: revoked,
            validFrom: ISSUED_AT,
            ttl: 1,
          }),
        ),
      ),
  ],
])('neither clears nor revokes by a list that %s', async (_, make) => {
  expect(await judge(found(await make()))).toBe('could-not-check warning status-list.not-trusted');
});

it('cannot look up an entry that the list does not have', async () => {
  const verification = await verificationCase();
  const { facts } = verification.credential;
  const credential = {
    ...verification.credential,
    facts: { ...facts, status: { list: LIST_URL, index: 131_072 } },
  };
  expect(await checkStatus({ ...verification, credential }, await sources())).toMatchObject({
    state: 'could-not-check',
    code: 'status-list.out-of-range',
  });
});

it('sees a revocation, also in a list that is out of date', async () => {
  expect(await judge(found(await statusListText(revoked)))).toBe('failed fatal status.revoked');
  expect(await judge(found(await statusListText(revoked), ISSUED_AT))).toBe(
    'failed fatal status.revoked',
  );
});

it('says when the list was kept longer than it may be', async () => {
  const text = await signed({ ttl: 60_000 });
  expect(await judge(found(text, new Date(NOW.getTime() - 60_000)))).toBe('passed none');
  expect(await judge(found(text, new Date(NOW.getTime() - 60_001)))).toBe(
    'passed warning status.out-of-date',
  );
});

it('does not see the revocation of a neighbour', async () => {
  expect(await judge(found(await statusListText(withStatus(emptyStatusList(), 94_566))))).toBe(
    'passed none',
  );
});

it('says that a credential without status cannot be revoked', async () => {
  const verification = await verificationCase();
  const facts = without(verification.credential.facts, 'status');
  const credential = { ...verification.credential, facts };
  expect(await checkStatus({ ...verification, credential }, await sources())).toMatchObject({
    state: 'passed',
    severity: 'warning',
    code: 'status.none',
  });
});

it('takes the keys of an unlisted issuer from its DID document', async () => {
  const verification = await verificationCase(undefined, trustList({ hubs: [] }));
  const keys = [edKey, ecKey].map(({ kid, alg, privateKey }) => ({
    kid,
    alg,
    publicJwk: publicJwkOf(privateKey),
  }));
  const value = didDocument({ did: HUB, keys });
  const world = {
    ...(await sources()),
    didDocument: () => Promise.resolve({ state: 'found', value, asOf: NOW, source: 'x' } as const),
  };
  expect(await checkStatus(verification, world)).toMatchObject({ state: 'passed' });
  expect(await checkStatus(verification, await sources())).toMatchObject({
    state: 'could-not-check',
    code: 'status-list.not-trusted',
  });
});

describe('an issuer that suspends and supersedes', () => {
  const INDEX = 94_567;
  const set = withStatus(emptyStatusList(), INDEX);
  const lists = async (over: Partial<Record<StatusPurpose, Uint8Array | null>>) => {
    const given: Record<string, string> = {};
    for (const purpose of ['revocation', 'suspension', 'refresh'] as const) {
      const bits = over[purpose] === undefined ? emptyStatusList() : over[purpose];
      const url = statusOutputUrl(LIST_URL, purpose);
      if (bits) given[url] = await signed({ url, purpose, bits });
    }
    return given;
  };
  const judged = async (over: Partial<Record<StatusPurpose, Uint8Array | null>>) => {
    const status = { list: LIST_URL, index: INDEX, method: 'w3c' } as const;
    const given = await lists(over);
    const world = {
      ...(await sources()),
      statusList: (url: string): Promise<Fetched<string>> =>
        Promise.resolve(
          given[url] === undefined ? { state: 'missing', source: url } : found(given[url]),
        ),
    };
    const verification = await verificationCase({ ...competenceRecord(), status });
    const check = await checkStatus(verification, world);
    return [check.state, check.severity, check.code].join(' ').trim();
  };

  it.each<[string, Partial<Record<StatusPurpose, Uint8Array | null>>, string]>([
    ['revoked and suspended', { revocation: set, suspension: set }, 'failed fatal status.revoked'],
    ['suspended', { suspension: set }, 'failed fatal status.suspended'],
    [
      'suspended and superseded',
      { suspension: set, refresh: set },
      'failed fatal status.suspended',
    ],
    ['superseded', { refresh: set }, 'failed warning status.superseded'],
    ['without list of suspension', { suspension: null }, 'could-not-check warning status.missing'],
    ['without list of superseded ones', { refresh: null }, 'passed none'],
    ['active', {}, 'passed none'],
  ])('%s', async (_, over, expected) => {
    expect(await judged(over)).toBe(expected);
  });

  it('takes no list of one purpose for one of another', async () => {
    const url = statusOutputUrl(LIST_URL, 'suspension');
    const wrong = await signed({ url, purpose: 'revocation' });
    const verification = await verificationCase({
      ...competenceRecord(),
      status: { list: LIST_URL, index: INDEX, method: 'w3c' },
    });
    const right = await statusListText();
    const world = {
      ...(await sources()),
      statusList: (asked: string) => Promise.resolve(found(asked === url ? wrong : right)),
    };
    expect(await checkStatus(verification, world)).toMatchObject({
      state: 'could-not-check',
      code: 'status-list.not-trusted',
    });
  });
});
