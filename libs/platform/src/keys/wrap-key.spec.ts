import { randomBytes } from 'node:crypto';
import { RSA_JWK } from '../../../../test/support/rsa-key.js';
import type { KeyEntry } from './key-entries.js';
import { newKey } from './key-file.js';
import { unwrapKey, wrapKey, type Wrapping } from './wrap-key.js';

const wrapping: Wrapping = { party: 'hub', secret: randomBytes(32) };
const jwk = newKey('Ed25519');
const wrap = (name: string, key = jwk, by = wrapping) => {
  const entry = wrapKey(name, key, by, randomBytes(12));
  if (!entry.wrapped) throw new Error('it is wrapped');
  return { ...entry, wrapped: entry.wrapped };
};
type Wrapped = ReturnType<typeof wrap>;

/** The code of a refusal; fails when a secret stands in its message. */
function refusal(name: string, entry: Wrapped, by = wrapping, secrets = [jwk.d ?? '']): string {
  try {
    unwrapKey(name, entry, by);
  } catch (error) {
    const message = String(error);
    for (const secret of [...secrets, Buffer.from(by.secret).toString('base64url')])
      expect(message).not.toContain(secret);
    return (error as { code: string }).code;
  }
  return 'opened';
}

it.each(['iv', 'ciphertext', 'tag'] as const)('refuses every changed byte of %s', (member) => {
  const entry = wrap('ledger');
  const bytes = Buffer.from(entry.wrapped[member], 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const wrapped = { ...entry.wrapped, [member]: changed.toString('base64url') };
    expect([at, refusal('ledger', { ...entry, wrapped })]).toEqual([at, 'keys.altered']);
  }
});

it.each([
  ['a tag cut to four bytes', { tag: 'AAAAAA' }],
  ['an initialisation vector of 16 bytes', { iv: 'A'.repeat(22) }],
  ['no ciphertext', { ciphertext: '' }],
  ['sloppy base64url', { tag: `${'A'.repeat(22)}=` }],
  ['a number for a text', { iv: 7 as never }],
])('refuses %s', (_, change) => {
  const entry = wrap('ledger');
  const wrapped = { ...entry.wrapped, ...change };
  expect(refusal('ledger', { ...entry, wrapped })).toBe('keys.altered');
});

it('refuses another secret by name', () => {
  const other = { ...wrapping, secret: randomBytes(32) };
  expect(refusal('ledger', wrap('ledger'), other)).toBe('keys.secret-wrong');
  // Also when the file says that the secret were the right one.
  const entry = wrap('ledger');
  const { kek } = wrap('ledger', jwk, other).wrapped;
  const forged = { ...entry, wrapped: { ...entry.wrapped, kek } };
  expect(refusal('ledger', forged, other)).toBe('keys.altered');
});

it('refuses a key under another name, in the file of another party, or with another public key', () => {
  const entry = wrap('ledger');
  expect(refusal('ledger-2', entry)).toBe('keys.altered');
  expect(refusal('ledger', entry, { ...wrapping, party: 'registry' })).toBe('keys.altered');
  const { x } = newKey('Ed25519');
  expect(refusal('ledger', { ...entry, ...(x !== undefined && { x }) })).toBe('keys.altered');
  expect(refusal('ledger', { ...entry, crv: 'P-256' })).toBe('keys.altered');
});

it.each([
  ['Ed25519', jwk],
  ['P-256', newKey('P-256')],
  ['RSA', { ...RSA_JWK }],
])('shows the public members of a key of %s alone, and opens it', (_, key) => {
  const entry: KeyEntry = wrap('credential', key);
  const text = JSON.stringify(entry);
  for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const) {
    expect(entry).not.toHaveProperty(name);
    const value = key[name];
    if (value !== undefined) expect(text).not.toContain(value);
  }
  expect(unwrapKey('credential', entry as Wrapped, wrapping)).toEqual(key);
});

it('wraps the same key differently each time, and only with 12 bytes', () => {
  expect(wrap('ledger').wrapped.ciphertext).not.toBe(wrap('ledger').wrapped.ciphertext);
  expect(() => wrapKey('ledger', jwk, wrapping, randomBytes(16))).toThrow('12 bytes');
});
