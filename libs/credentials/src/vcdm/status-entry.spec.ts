import { readStatusEntry } from './status-entry.js';

const ENTRY = {
  id: 'https://list.example/status/1#94567',
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94567',
  statusListCredential: 'https://list.example/status/1',
};
const messages = (count: number) =>
  Array.from({ length: count }, (_, value) => ({
    status: `0x${value.toString(16)}`,
    message: `value ${value}`,
  }));

it.each<[string, object]>([
  ['type MUST be BitstringStatusListEntry', { type: 'StatusList2021Entry' }],
  ['type MUST be BitstringStatusListEntry', { type: ['BitstringStatusListEntry'] }],
  ['statusPurpose MUST be a string', { statusPurpose: undefined }],
  ['statusPurpose MUST be a string', { statusPurpose: ['revocation'] }],
  ['statusListIndex MUST be a string in base 10', { statusListIndex: true }],
  ['statusListIndex MUST be a string in base 10', { statusListIndex: 94567 }],
  ['statusListIndex MUST be an integer', { statusListIndex: '1.5' }],
  ['statusListIndex MUST be at least 0', { statusListIndex: '-1' }],
  ['statusListIndex has one spelling', { statusListIndex: '007' }],
  ['statusListIndex has one spelling', { statusListIndex: '0x10' }],
  ['statusListIndex has one spelling', { statusListIndex: '' }],
  ['statusListCredential MUST be a URL', { statusListCredential: 'status/1' }],
  ['id MUST be a URL', { id: 'x' }],
  ['id MUST NOT be the URL of the list', { id: 'https://list.example/status/1' }],
  ['statusSize MUST be an integer', { statusSize: '1' }],
  ['statusSize MUST be an integer', { statusSize: 1.5 }],
  ['statusSize MUST be greater than zero', { statusSize: 0 }],
  ['statusMessage MUST be present when statusSize is greater than 1', { statusSize: 2 }],
  ['statusMessage MUST be an array', { statusMessage: 'x' }],
  ['there MUST be as many messages as values', { statusSize: 2, statusMessage: messages(3) }],
  ['there MUST be as many messages as values', { statusMessage: messages(3) }],
  [
    'each message MUST have status and message',
    { statusMessage: [{ status: '0x0' }, { status: '0x1' }] },
  ],
  ['each message MUST have status and message', { statusMessage: ['0x0', '0x1'] }],
  [
    'status is hexadecimal',
    {
      statusMessage: [
        { status: '0', message: 'a' },
        { status: '1', message: 'b' },
      ],
    },
  ],
  ['each value has one message', { statusMessage: [messages(1)[0], messages(1)[0]] }],
  ['each value is possible', { statusMessage: [messages(1)[0], messages(3)[2]] }],
  ['statusReference MUST be a URL or URLs', { statusReference: 'x' }],
  ['statusReference MUST be a URL or URLs', { statusReference: ['urn:a', 7] }],
])('2.1 %s: %j', (_, change) => {
  expect(() => readStatusEntry({ ...ENTRY, ...change })).toThrow('status-entry.malformed');
});

it('refuses what cannot be counted, and entries of more bits than anybody names', () => {
  const far = { ...ENTRY, statusListIndex: '9'.repeat(30) };
  expect(() => readStatusEntry(far)).toThrow('status-entry.out-of-range');
  expect(() => readStatusEntry({ ...ENTRY, statusSize: 9 })).toThrow('status-entry.unsupported');
});

it.each([
  [ENTRY, { purpose: 'revocation', index: 94567, list: ENTRY.statusListCredential, size: 1 }],
  [{ ...ENTRY, id: undefined, statusSize: 1, statusReference: ['urn:a'] }, { size: 1 }],
  [
    { ...ENTRY, statusPurpose: 'message', statusSize: 2, statusMessage: messages(4) },
    { purpose: 'message', size: 2, messages: new Map([0, 1, 2, 3].map((n) => [n, `value ${n}`])) },
  ],
])('2.1 takes %j', (entry, read) => {
  expect(readStatusEntry(entry)).toMatchObject(read);
});
