import { randomBytes } from 'node:crypto';
import type { KeyEntries, KeyEntry } from './key-entries.js';
import { KeyFileError } from './key-file-error.js';
import { type Party, refuseOtherSecret, unwrapKey, wrapKey, type Wrapping } from './wrap-key.js';

/** Whether anybody who reads the file holds this private key. */
export const isInTheClear = ({ d }: KeyEntry): boolean => d !== undefined;

/** Whether a file keeps its private keys wrapped. */
export const isWrapped = (entries: KeyEntries): boolean =>
  Object.values(entries).some(({ wrapped }) => wrapped !== undefined);

/** Whose keys these are: the registry alone signs trust lists. */
export const partyOf = (entries: KeyEntries): Party =>
  Object.hasOwn(entries, 'trust-list') ? 'registry' : 'hub';

/**
 * The entries with every private key wrapped: those in the clear now, the others as they are. Refuses
 * `keys.secret-wrong` when others are wrapped with another secret.
 */
export function wrapEntries(entries: KeyEntries, wrapping: Wrapping): KeyEntries {
  return mapped(entries, (name, entry) => {
    if (entry.wrapped !== undefined) refuseOtherSecret(name, entry.wrapped, wrapping.secret);
    return isInTheClear(entry) ? wrapKey(name, entry, wrapping, randomBytes(12)) : entry;
  });
}

/**
 * The entries with every private key in the clear, in memory. Refuses `keys.secret-missing`, and as
 * unwrapKey does.
 */
export function unwrapEntries(entries: KeyEntries, wrapping: Wrapping | undefined): KeyEntries {
  return mapped(entries, (name, entry) => {
    const { wrapped } = entry;
    if (wrapped === undefined) return entry;
    if (!wrapping)
      throw new KeyFileError('keys.secret-missing', `the key ${name} is wrapped: give its secret`);
    return unwrapKey(name, { ...entry, wrapped }, wrapping);
  });
}

const mapped = (
  entries: KeyEntries,
  change: (name: string, entry: KeyEntry) => KeyEntry,
): KeyEntries =>
  Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, change(name, entry)]));
