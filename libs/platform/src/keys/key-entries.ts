import type { JsonWebKey } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** The keys of a key file by name; the private half `d` is absent where a key is retired. */
export type KeyEntries = Record<string, JsonWebKey>;

/** Name of a key in the file: the role, from the second on with its number. */
export function nameOf(role: string, generation: number): string {
  return generation === 1 ? role : `${role}-${String(generation)}`;
}

/** The file as it stands. Refuses one that others can read, and an absent one unless it may be new. */
export function readKeyEntries(file: string, mayBeNew = false): KeyEntries {
  if (!existsSync(file)) {
    if (mayBeNew) return {};
    throw new Error(`the key file ${file} does not exist`);
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error(`${file} can be read by others: chmod 600`);
  return JSON.parse(readFileSync(file, 'utf8')) as KeyEntries;
}

/** Written beside and renamed, so that a crash leaves the old file or the new one, never half. */
export function writeKeyEntries(file: string, entries: KeyEntries): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(entries, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
  if (process.platform === 'win32') return;
  // The new name itself is on disk only when the directory is.
  const directory = openSync(dirname(file), 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
