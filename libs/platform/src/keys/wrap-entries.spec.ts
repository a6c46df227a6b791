import { randomBytes } from 'node:crypto';
import { publicHalf } from './key-entries.js';
import { newKey } from './key-file.js';
import { isWrapped, partyOf, unwrapEntries, wrapEntries } from './wrap-entries.js';
import type { Wrapping } from './wrap-key.js';

const wrapping: Wrapping = { party: 'hub', secret: randomBytes(32) };
const other: Wrapping = { party: 'hub', secret: randomBytes(32) };
const clear = {
  ledger: newKey('Ed25519'),
  'ledger-2': newKey('Ed25519'),
  witness: publicHalf(newKey('Ed25519')),
  'ledger-closing': { reason: 'ended' },
};

it('refuses to mix two secrets in one file', () => {
  const wrapped = wrapEntries(clear, other);
  const mixed = { ...wrapped, ledger: clear.ledger };
  expect(() => wrapEntries(mixed, wrapping)).toThrow('keys.secret-wrong');
});

it('refuses two entries that were swapped, and to open without a secret', () => {
  const wrapped = wrapEntries(clear, wrapping);
  const [one, two] = [wrapped.ledger ?? {}, wrapped['ledger-2'] ?? {}];
  const swapped = { ...wrapped, ledger: two, 'ledger-2': one };
  expect(() => unwrapEntries(swapped, wrapping)).toThrow('keys.altered: the key ledger ');
  expect(() => unwrapEntries(wrapped, undefined)).toThrow('keys.secret-missing');
});

it('wraps private keys alone, once, and gives them back', () => {
  const wrapped = wrapEntries(clear, wrapping);
  expect([isWrapped(clear), isWrapped(wrapped)]).toEqual([false, true]);
  expect(wrapped.witness).toEqual(clear.witness);
  expect(wrapped['ledger-closing']).toEqual(clear['ledger-closing']);
  expect(JSON.stringify(wrapped)).not.toContain('"d"');
  expect(wrapEntries(wrapped, wrapping)).toEqual(wrapped);
  expect(unwrapEntries(wrapped, wrapping)).toEqual(clear);
});

it('knows a registry by what it alone signs', () => {
  expect(partyOf(clear)).toBe('hub');
  expect(partyOf({ ...clear, 'trust-list': newKey('P-256') })).toBe('registry');
});
