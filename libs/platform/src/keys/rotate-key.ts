import { nameOf, publicHalf, readKeyEntries, writeKeyEntries } from './key-entries.js';
import { KeyFileError } from './key-file-error.js';
import { newKey } from './key-file.js';
import { generationsOf, type KeyKind } from './key-generations.js';
import { isWrapped, partyOf, unwrapEntries, wrapEntries } from './wrap-entries.js';
import type { Wrapping } from './wrap-key.js';

/**
 * Adds the next key of a role to a key file, or its first one, and gives its name; the key before it
 * stays until it is retired. In a file of wrapped keys it is wrapped. Refuses what openKeyFile refuses.
 */
export function rotateKey(file: string, role: string, kind: KeyKind, wrapping?: Wrapping): string {
  const entries = readKeyEntries(file);
  const present = generationsOf(file, entries, role, kind).length;
  // A registry has all its roles from the start: this one is a hub's.
  if (present === 0 && partyOf(entries) === 'registry')
    throw new Error(`the key file ${file} lacks a key for ${role}`);
  const name = nameOf(role, present + 1);
  const next = { ...entries, [name]: newKey(kind) };
  if (!isWrapped(entries)) writeKeyEntries(file, next);
  else {
    if (!wrapping)
      throw new KeyFileError('keys.secret-missing', `${file} is wrapped: give its secret`);
    // Whoever may add a key can open those that are there.
    unwrapEntries(entries, wrapping);
    writeKeyEntries(file, wrapEntries(next, wrapping));
  }
  return name;
}

/**
 * Takes the private half of the oldest key of a role that is in use out of the file, for ever, and
 * gives its name; needs no secret. Refuses the only key in use, and what openKeyFile refuses.
 */
export function retireKey(file: string, role: string, kind: KeyKind): string {
  const entries = readKeyEntries(file);
  const inUse = generationsOf(file, entries, role, kind).filter(({ isUsable }) => isUsable);
  const [oldest, ...later] = inUse;
  if (!oldest || later.length === 0)
    throw new Error(`the only key for ${role} in ${file} cannot be retired: rotate first`);
  const { name } = oldest;
  writeKeyEntries(file, { ...entries, [name]: publicHalf(entries[name] ?? {}) });
  return name;
}

/**
 * Takes the private half of a key out of the file, for ever, and marks the key: somebody else may hold
 * it. Gives its name; needs no secret. Refuses a key that is not there or marked already, and the
 * newest one while it is the only one in use.
 */
export function compromiseKey(
  file: string,
  role: string,
  kind: KeyKind,
  generation: number,
): string {
  const entries = readKeyEntries(file);
  const all = generationsOf(file, entries, role, kind);
  const found = all.find((key) => key.generation === generation);
  if (!found) throw new Error(`${file} has no key ${nameOf(role, generation)}`);
  if (found.isCompromised) throw new Error(`the key ${found.name} is marked already`);
  // The newest is what a role signs with: without it no start would be possible.
  if (generation === all.length)
    throw new Error(`the newest key for ${role} in ${file} cannot be given up: rotate first`);
  const { name } = found;
  const marked = { ...publicHalf(entries[name] ?? {}), state: 'compromised' as const };
  writeKeyEntries(file, { ...entries, [name]: marked });
  return name;
}
