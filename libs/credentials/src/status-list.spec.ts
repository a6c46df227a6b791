import { gzipSync } from 'node:zlib';

import {
  decodeStatusList,
  emptyStatusList,
  encodeStatusList,
  STATUS_LIST_ENTRIES,
  statusAt,
  withStatus,
} from './status-list.js';

const encoded = (bytes: Uint8Array) => `u${gzipSync(bytes).toString('base64url')}`;

it.each([
  ['another multibase', `z${encodeStatusList(emptyStatusList()).slice(1)}`],
  ['no GZIP', 'uAAAA'],
  ['a cut stream', encodeStatusList(emptyStatusList()).slice(0, -8)],
  ['a short list', encoded(new Uint8Array(16_383))],
  ['a list that inflates without end', encoded(new Uint8Array(50_000_000))],
  ['nothing', ''],
])('refuses %s', (_, text) => {
  expect(() => decodeStatusList(text)).toThrow('status-list.malformed');
});

it('refuses a list beyond the limit that is asked for', () => {
  const text = encodeStatusList(emptyStatusList());
  expect(() => decodeStatusList(text, 16_383)).toThrow('status-list.malformed');
  expect(decodeStatusList(text, 16_384)).toHaveLength(16_384);
});

it('refuses padding', () => {
  expect(() => decodeStatusList(`${encodeStatusList(emptyStatusList())}=`)).toThrow(
    'encoding.not-canonical',
  );
});

it.each([-1, 131_072, 1.5, Number.NaN])('has no entry %d', (index) => {
  expect(() => statusAt(emptyStatusList(), index)).toThrow('status-list.out-of-range');
  expect(() => withStatus(emptyStatusList(), index)).toThrow('status-list.out-of-range');
});

it.each([0, 7, 8, 94_567, 131_071])('sets entry %i alone, in a copy', (index) => {
  const empty = emptyStatusList();
  const bits = decodeStatusList(encodeStatusList(withStatus(empty, index)));
  const set = Array.from({ length: STATUS_LIST_ENTRIES }, (_, at) => at).filter((at) =>
    statusAt(bits, at),
  );
  expect(set).toEqual([index]);
  expect(statusAt(empty, index)).toBe(false);
});

it('counts from the leftmost bit and keeps what was set', () => {
  const bits = withStatus(withStatus(emptyStatusList(), 0), 9);
  expect([bits[0], bits[1]]).toEqual([0x80, 0x40]);
});

it('reads the list of the specification (Bitstring Status List 1.0, example 12)', () => {
  const text = 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA';
  expect(decodeStatusList(text)).toEqual(emptyStatusList());
});
