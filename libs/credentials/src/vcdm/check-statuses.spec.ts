import {
  signedCredential,
  STRANGER,
  VCDM_NOW,
  vcdmSources,
} from '../../../../test/support/vcdm.js';
import { emptyStatusList, encodeStatusList, withStatus } from '../status-list.js';
import { verifyForeignCredential } from './verify-foreign-credential.js';

const URL = 'https://list.example/status/1';
const entry = (change: object = {}) => ({
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: URL,
  ...change,
});
const listOf = (change: object = {}, subject: object = {}, key?: typeof STRANGER) =>
  signedCredential(
    {
      id: URL,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      credentialSubject: {
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: encodeStatusList(withStatus(emptyStatusList(), 9)),
        ...subject,
      },
      ...change,
    },
    key,
  );

async function verify(
  credentialStatus: unknown,
  lists: Readonly<Record<string, unknown>>,
  checkStatus = true,
) {
  const credential = await signedCredential({ credentialStatus });
  const question = { checkStatus, now: VCDM_NOW };
  return verifyForeignCredential(credential, vcdmSources(lists), question);
}

it.each<[string, unknown, () => Promise<Readonly<Record<string, unknown>>>, string]>([
  ['a list that cannot be had', entry(), () => Promise.resolve({}), 'status-list.unreachable'],
  [
    'an entry of another type',
    { type: 'https://example.org/#Other' },
    () => Promise.resolve({}),
    'status.unsupported',
  ],
  [
    'more entries than anybody needs',
    Array.from({ length: 9 }, () => entry()),
    () => Promise.resolve({}),
    'status.too-many',
  ],
  [
    'a list that is no credential',
    entry(),
    () => Promise.resolve({ [URL]: 'x' }),
    'status-list.not-verified',
  ],
  [
    'a list that nobody signed',
    entry(),
    async () => ({ [URL]: { ...(await listOf()), proof: undefined } }),
    'status-list.not-verified',
  ],
  [
    'a list signed by another than its issuer',
    entry(),
    async () => ({ [URL]: await listOf({}, {}, STRANGER) }),
    'status-list.not-verified',
  ],
  [
    'a list that was altered',
    entry(),
    async () => ({ [URL]: { ...(await listOf()), validFrom: '2023-02-27T05:03:29Z' } }),
    'status-list.not-verified',
  ],
  [
    'a list for another purpose',
    entry({ statusPurpose: 'suspension' }),
    async () => ({ [URL]: await listOf() }),
    'status-list.not-trusted',
  ],
  [
    'an index outside the list',
    entry({ statusListIndex: '131072' }),
    async () => ({ [URL]: await listOf() }),
    'status-list.out-of-range',
  ],
  [
    'a credential that is revoked',
    entry({ statusListIndex: '9' }),
    async () => ({ [URL]: await listOf() }),
    'status.revoked',
  ],
  [
    'a credential that is suspended',
    entry({ statusListIndex: '9', statusPurpose: 'suspension' }),
    async () => ({ [URL]: await listOf({}, { statusPurpose: ['suspension'] }) }),
    'status.suspended',
  ],
  [
    'one of two entries set',
    [entry(), entry({ statusListIndex: '9' })],
    async () => ({ [URL]: await listOf() }),
    'status.revoked',
  ],
])('3.2 refuses %s', async (_, status, lists, code) => {
  const verdict = await verify(status, await lists());
  expect(verdict).toMatchObject({ verified: false, problems: [{ code }] });
});

it('3.2 takes a credential whose bit is not set', async () => {
  const verdict = await verify(entry(), { [URL]: await listOf() });
  expect(verdict).toMatchObject({
    verified: true,
    statuses: [{ purpose: 'revocation', index: 7, value: 0, list: URL }],
  });
});

it.each(['refresh', 'message', 'anything'])(
  '2.1 %s is told and decides nothing',
  async (purpose) => {
    const status = entry({ statusListIndex: '9', statusPurpose: purpose });
    const verdict = await verify(status, { [URL]: await listOf({}, { statusPurpose: purpose }) });
    expect(verdict).toMatchObject({
      verified: true,
      warnings: [{ code: 'status.set', detail: purpose }],
      statuses: [{ value: 1 }],
    });
  },
);

it('a status nobody asks for is not fetched', async () => {
  const verdict = await verify(entry(), {}, false);
  expect(verdict).toMatchObject({ verified: true, statuses: [] });
});

it('a list that is made while it is asked for is younger than the question', async () => {
  const credential = await signedCredential({ credentialStatus: entry() });
  const lists = { [URL]: await listOf({ validFrom: '2026-11-24T09:00:01Z' }) };
  const question = { checkStatus: true, now: VCDM_NOW };
  const verifyAt = (takenAt: Date) =>
    verifyForeignCredential(credential, vcdmSources(lists, takenAt), question);
  expect(await verifyAt(VCDM_NOW)).toMatchObject({
    problems: [{ code: 'status-list.not-verified' }],
  });
  expect(await verifyAt(new Date('2026-11-24T09:00:01Z'))).toMatchObject({ verified: true });
});

it('a list is not asked for the status of its own', async () => {
  const list = await listOf({ credentialStatus: entry({ statusListIndex: '9' }) });
  expect(await verify(entry(), { [URL]: list })).toMatchObject({ verified: true });
});
