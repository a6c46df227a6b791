import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

import { requirement } from '../../../test/support/requirements.js';
import {
  decodeTokenStatuses,
  encodeTokenStatuses,
  type TokenStatuses,
  tokenStatusAt,
  withTokenStatus,
} from './token-status-list.js';

const two = { bits: 2, bytes: Uint8Array.of(0xc9, 0x44, 0xf9) };
const { lst } = encodeTokenStatuses(two) as { lst: string };

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['no bits', { lst }],
  ['three bits', { bits: 3, lst }],
  ['bits as text', { bits: '2', lst }],
  ['no list', { bits: 2 }],
  ['no zlib', { bits: 2, lst: 'AAAA' }],
  ['a list that was cut', { bits: 2, lst: lst.slice(0, 8) }],
])('refuses %s', (_, list) => {
  expect(() => decodeTokenStatuses(list)).toThrow('status-list.malformed');
});

it('refuses padding, and a list that inflates beyond the limit', () => {
  expect(() => decodeTokenStatuses({ bits: 2, lst: `${lst}=` })).toThrow('encoding.not-canonical');
  const bomb = deflateSync(Buffer.alloc(2 ** 20 + 1)).toString('base64url');
  expect(() => decodeTokenStatuses({ bits: 2, lst: bomb })).toThrow('status-list.malformed');
});

it('refuses an entry that the list does not have, and a status that does not fit', () => {
  for (const index of [12, -1, 0.5])
    expect(() => tokenStatusAt(two, index)).toThrow('status-list.out-of-range');
  for (const status of [4, -1, 0.5])
    expect(() => withTokenStatus(two, 0, status)).toThrow('status-list.out-of-range');
});

it('changes one entry and leaves its neighbours', () => {
  const changed = withTokenStatus(two, 1, 0);
  expect([0, 1, 2, 3].map((i) => tokenStatusAt(changed, i))).toEqual([1, 0, 0, 3]);
  expect([0, 1, 2, 3].map((i) => tokenStatusAt(two, i))).toEqual([1, 2, 0, 3]);
});

interface Encoding {
  readonly name: string;
  readonly bits: number;
  readonly size: number;
  readonly json: { readonly bits: number; readonly lst: string };
  readonly decodedByteLength: number;
  readonly decodedSha256: string;
  readonly statuses: readonly (readonly [number, number])[];
  readonly otherStatuses: number;
}

const vectors = requirement('vectors');
vectors.describe('the six lists of the draft', () => {
  const file = () => readFileSync(join(vectors.value, 'status-list/encodings.json'), 'utf8');
  const all = () => (JSON.parse(file()) as { encodings: readonly Encoding[] }).encodings;

  it('are six', () => {
    expect(all()).toHaveLength(6);
  });

  it.each([0, 1, 2, 3, 4, 5])('are read and written entry by entry (%s)', (n) => {
    const encoding = all()[n];
    if (!encoding) throw new Error('there are six');
    const list = decodeTokenStatuses(encoding.json);
    expect(list.bytes).toHaveLength(encoding.decodedByteLength);
    const digest = createHash('sha256').update(list.bytes).digest('hex');
    expect(digest).toBe(encoding.decodedSha256);
    const stated = new Map(encoding.statuses);
    let wrong = 0;
    for (let index = 0; index < encoding.size; index++)
      if (tokenStatusAt(list, index) !== (stated.get(index) ?? encoding.otherStatuses)) wrong++;
    expect(wrong).toBe(0);

    const bytes = new Uint8Array(encoding.decodedByteLength);
    const made = encoding.statuses
      // Copying a mebibyte for each of hundreds of entries is slow: the short lists show it all.
      .slice(0, encoding.size > 100 ? 8 : undefined)
      .reduce<TokenStatuses>((l, [i, status]) => withTokenStatus(l, i, status), {
        bits: encoding.bits,
        bytes,
      });
    for (const [i, status] of encoding.statuses.slice(0, 8))
      expect(tokenStatusAt(made, i)).toBe(status);
    if (encoding.size <= 100) expect(encodeTokenStatuses(made)).toEqual(encoding.json);
    expect(decodeTokenStatuses(encodeTokenStatuses(list)).bytes).toEqual(list.bytes);
  });
});
