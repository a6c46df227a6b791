import {
  competenceRecord,
  HUB,
  LIST_URL,
  NOW,
  sources,
  verificationCase,
} from '../../../test/support/credentials.js';
import { checkStatus } from './check-status.js';
import { type ListedCredential, renderRevocationList } from './render-revocation-list.js';
import type { Fetched } from './verification-sources.js';

const URL_OF_LIST = `${LIST_URL}/1edtech`;
const status = { list: LIST_URL, index: 94_567, method: '1edtech' } as const;
const record = { ...competenceRecord(), status };

async function judge(answer: Fetched<string>) {
  const world = {
    ...(await sources()),
    statusList: (url: string): Promise<Fetched<string>> =>
      Promise.resolve(url === URL_OF_LIST ? answer : { state: 'missing', source: url }),
  };
  const { state, severity, code } = await checkStatus(await verificationCase(record), world);
  return [state, severity, code].join(' ').trim();
}
const found = (list: unknown): Fetched<string> => ({
  state: 'found',
  value: JSON.stringify(list),
  asOf: NOW,
  source: URL_OF_LIST,
});
const listing = (...listed: readonly ListedCredential[]) =>
  found(renderRevocationList(URL_OF_LIST, HUB, listed));
const entry = (over: Partial<ListedCredential>): ListedCredential => ({
  id: record.id,
  status: 'revoked',
  reasonCode: 'issued-in-error',
  ...over,
});

it.each<[string, Fetched<string>, string]>([
  [
    'out of reach',
    { state: 'unreachable', source: URL_OF_LIST, why: 'timeout' },
    'could-not-check warning status.unreachable',
  ],
  ['missing', { state: 'missing', source: URL_OF_LIST }, 'could-not-check warning status.missing'],
  [
    'of another issuer',
    found(renderRevocationList(URL_OF_LIST, 'did:web:other.example', [])),
    'could-not-check warning status-list.not-trusted',
  ],
  [
    'of another address',
    found(renderRevocationList(`${URL_OF_LIST}2`, HUB, [])),
    'could-not-check warning status-list.not-trusted',
  ],
  [
    'no list',
    found({ id: URL_OF_LIST, issuer: HUB }),
    'could-not-check warning status-list.not-trusted',
  ],
  ['one that names it as revoked', listing(entry({})), 'failed fatal status.revoked'],
  [
    'one that names it as suspended',
    listing(entry({ status: 'suspended' })),
    'failed fatal status.suspended',
  ],
  ['one that names another', listing(entry({ id: 'urn:uuid:x' })), 'passed none'],
  ['empty', listing(), 'passed none'],
])('judges by a list that is %s', async (_, answer, expected) => {
  expect(await judge(answer)).toBe(expected);
});
