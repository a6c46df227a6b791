import { readKeyEntries, writeKeyEntries } from './key-entries.js';
import { isInTheClear, partyOf, unwrapEntries, wrapEntries } from './wrap-entries.js';

/**
 * Wraps every private key of a file with a secret, in the clear before or wrapped with another one, in
 * one step; gives how many. Refuses as unwrapEntries does; then the file is as it was.
 */
export function rewrapKeys(file: string, next: Uint8Array, present?: Uint8Array): number {
  const entries = readKeyEntries(file);
  const party = partyOf(entries);
  const clear = unwrapEntries(entries, present && { party, secret: present });
  writeKeyEntries(file, wrapEntries(clear, { party, secret: next }));
  return Object.values(clear).filter(isInTheClear).length;
}
