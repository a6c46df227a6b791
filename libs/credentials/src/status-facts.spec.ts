import { competenceRecord, LIST_URL } from '../../../test/support/credentials.js';
import { renderOpenBadge } from './render-open-badge.js';
import { badgeStatus, tokenStatus } from './status-facts.js';

const entry = renderOpenBadge(competenceRecord()).credentialStatus as Record<string, unknown>;
const suspension = {
  ...entry,
  statusPurpose: 'suspension',
  statusListCredential: `${LIST_URL}/suspension`,
};

it.each<[string, unknown, string]>([
  ['another type', { ...entry, type: 'StatusList2021Entry' }, 'StatusList2021Entry'],
  ['no type', { id: 'urn:x' }, 'no type'],
  ['an address alone', 'https://x.example/status', 'no type'],
  ['two entries alike', [entry, entry], 'BitstringStatusListEntry'],
  ['suspension before revocation', [suspension, entry], 'BitstringStatusListEntry'],
  [
    'suspension at another index',
    [entry, { ...suspension, statusListIndex: '7' }],
    'BitstringStatusListEntry',
  ],
  ['three entries', [entry, suspension, suspension], 'BitstringStatusListEntry'],
  ['suspension alone', suspension, 'BitstringStatusListEntry'],
  ['an index that is no number', { ...entry, statusListIndex: '-1' }, 'BitstringStatusListEntry'],
  ['an entry without list', { ...entry, statusListCredential: 1 }, 'BitstringStatusListEntry'],
  ['a list of 1EdTech without address', { type: '1EdTechRevocationList' }, '1EdTechRevocationList'],
])('does not understand %s, and does not skip it', (_, credentialStatus, otherStatus) => {
  expect(badgeStatus({ credentialStatus })).toEqual({ otherStatus });
});

it('understands ours', () => {
  const status = { list: LIST_URL, index: 94_567 };
  expect(badgeStatus({})).toEqual({});
  expect(badgeStatus({ credentialStatus: entry })).toEqual({ status });
  expect(badgeStatus({ credentialStatus: [entry, suspension] })).toEqual({
    status: { ...status, suspension: `${LIST_URL}/suspension` },
  });
  const list = { id: 'https://x.example/list', type: '1EdTechRevocationList' };
  expect(badgeStatus({ credentialStatus: [list] })).toEqual({ revocationList: list.id });
});

it.each([
  [undefined, {}],
  [
    { status_list: { uri: 'https://x.example/t', idx: 3 } },
    { tokenStatus: { uri: 'https://x.example/t', idx: 3 } },
  ],
  [{ status_list: { uri: 'https://x.example/t', idx: -1 } }, { otherStatus: 'status' }],
  [{ status_list: { uri: 'https://x.example/t', idx: 1.5 } }, { otherStatus: 'status' }],
  [{ status_list: { idx: 3 } }, { otherStatus: 'status' }],
  [{ identifier_list: {} }, { otherStatus: 'status' }],
  ['x', { otherStatus: 'status' }],
])('reads the status claim %j', (claim, facts) => {
  expect(tokenStatus(claim)).toEqual(facts);
});
