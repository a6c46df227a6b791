import { gzipSync } from 'node:zlib';

import { CREDENTIAL } from '../../../../test/support/vcdm.js';
import { encodeStatusList } from '../status-list.js';
import { checkCredential } from './check-credential.js';
import type { StatusEntry } from './status-entry.js';
import { statusValueIn } from './status-value.js';

const NOW = new Date('2026-11-24T09:00:00Z');
const URL = 'https://list.example/status/1';
const ENTRY: StatusEntry = { purpose: 'revocation', index: 9, list: URL, size: 1 };
const SUBJECT = { type: 'BitstringStatusList', statusPurpose: 'revocation' };
const bytes = (length = 16_384) => {
  const list = new Uint8Array(length);
  // 0000 0000 0100 1110 …
  list[1] = 0b0100_1110;
  return list;
};

function read(change: object = {}, entry: Partial<StatusEntry> = {}, subject: object = {}) {
  const list = checkCredential({
    ...CREDENTIAL,
    id: URL,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    credentialSubject: { ...SUBJECT, encodedList: encodeStatusList(bytes()), ...subject },
    ...change,
  });
  return statusValueIn(list, { ...ENTRY, ...entry }, NOW);
}

it.each<[string, object, Partial<StatusEntry>, object, string]>([
  [
    '2.2 type MUST include BitstringStatusListCredential',
    { type: ['VerifiableCredential'] },
    {},
    {},
    'not-trusted',
  ],
  [
    '2.2 the type of the subject MUST be BitstringStatusList',
    {},
    {},
    { type: 'StatusList2021' },
    'not-trusted',
  ],
  ['3.2 the purposes MUST be the same', {}, { purpose: 'suspension' }, {}, 'not-trusted'],
  [
    '3.2 the purposes MUST be the same',
    {},
    {},
    { statusPurpose: ['refresh', 'message'] },
    'not-trusted',
  ],
  ['the list of another address', { id: 'https://list.example/status/2' }, {}, {}, 'not-trusted'],
  ['a list of the future', { validFrom: '2026-11-24T09:00:01Z' }, {}, {}, 'not-current'],
  ['a list that is over', { validUntil: '2026-11-24T08:59:59Z' }, {}, {}, 'not-current'],
  ['2.2 encodedList MUST be there', {}, {}, { encodedList: undefined }, 'malformed'],
  ['2.2 encodedList MUST be multibase base64url', {}, {}, { encodedList: 'zAAAA' }, 'malformed'],
  ['2.2 encodedList MUST be GZIP', {}, {}, { encodedList: 'uAAAA' }, 'malformed'],
  [
    '12 a list that grows over all measure',
    {},
    {},
    { encodedList: `u${gzipSync(new Uint8Array(2_000_000)).toString('base64url')}` },
    'malformed',
  ],
  [
    '2.2 the bitstring MUST have 16 KB',
    {},
    {},
    { encodedList: encodeStatusList(bytes(16_383)) },
    'too-short',
  ],
  ['3.2 and that for every bit of an entry', {}, { size: 2 }, {}, 'too-short'],
  ['3.2 an index outside MUST raise an error', {}, { index: 131_072 }, {}, 'out-of-range'],
])('%s', (_, change, entry, subject, reason) => {
  expect(() => read(change, entry, subject)).toThrow(`status-list.${reason}`);
});

it.each<[Partial<StatusEntry>, object, object]>([
  [{}, {}, { value: 1, index: 9, list: URL, purpose: 'revocation' }],
  [{ index: 8 }, {}, { value: 0 }],
  [{ index: 131_071 }, {}, { value: 0 }],
  [{ index: 12 }, { statusPurpose: ['suspension', 'revocation'] }, { value: 1 }],
])('3.4 counts bits from the left: %j', (entry, subject, value) => {
  expect(read({}, entry, subject)).toMatchObject(value);
});

it.each([
  [2, 5, 0b00],
  [2, 4, 0b01],
  [4, 2, 0b0100],
  [4, 3, 0b1110],
  [8, 1, 0b0100_1110],
])('3.2 entries of %i bits: number %i is %i', (size, index, value) => {
  const messages = new Map([[value, 'that one']]);
  const list = encodeStatusList(bytes(16_384 * size));
  const subject = { encodedList: list, statusPurpose: 'message' };
  expect(read({}, { size, index, messages, purpose: 'message' }, subject)).toMatchObject({
    value,
    message: 'that one',
  });
});

it('a list need not say its address', () => {
  expect(read({ id: undefined })).toMatchObject({ value: 1 });
});
