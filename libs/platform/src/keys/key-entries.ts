import type { JsonWebKey } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { KeyFileError } from './key-file-error.js';
import { replaceFile } from './replace-file.js';

/** A private key under AES-256-GCM; all members in base64url. */
export interface WrappedKey {
  /** Which key-encryption key opens it: 8 bytes that tell nothing of it. */
  readonly kek: string;
  /** 12 bytes, new each time. */
  readonly iv: string;
  /** The private JWK. */
  readonly ciphertext: string;
  /** 16 bytes. */
  readonly tag: string;
}

/**
 * A key as it stands in a file: its public members in the clear, and the private ones in `wrapped`, or
 * in the clear in files of development, or nowhere once it signs nothing more.
 */
export interface KeyEntry extends JsonWebKey {
  readonly wrapped?: WrappedKey;
  /** Somebody else may hold it. */
  readonly state?: 'compromised';
}

/** What stands in a key file by name: keys, and orders that hold none. */
export type KeyEntries = Record<string, KeyEntry>;

/** Name of a key in the file: the role, from the second on with its number. */
export function nameOf(role: string, generation: number): string {
  return generation === 1 ? role : `${role}-${String(generation)}`;
}

/** Whether an entry still holds a private key, wrapped or not. */
export const isUsable = ({ d, wrapped }: KeyEntry): boolean =>
  d !== undefined || wrapped !== undefined;

/** The entry without its private key: exactly the public members (RFC 7517, RFC 7518 6). */
export function publicHalf(entry: KeyEntry): JsonWebKey {
  const { kty, crv, x, y, n, e } = entry;
  const members = { kty, crv, x, y, n, e };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** The file as it stands. Refuses one that others can read, and an absent one unless it may be new. */
export function readKeyEntries(file: string, mayBeNew = false): KeyEntries {
  if (!existsSync(file)) {
    if (mayBeNew) return {};
    throw new Error(`the key file ${file} does not exist`);
  }
  refuseReadable(file);
  const entries = parsed(readFileSync(file, 'utf8'));
  if (!isTable(entries) || !Object.values(entries).every(isEntry))
    throw new KeyFileError('keys.malformed', `${file} is no JSON object of keys by name`);
  return entries as KeyEntries;
}

/** Refuses a file that anybody but its owner can read. */
export function refuseReadable(file: string): void {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error(`${file} can be read by others: chmod 600`);
}

/** In one step: a crash leaves the old file or the new one, never half. */
export function writeKeyEntries(file: string, entries: KeyEntries): void {
  replaceFile(file, `${JSON.stringify(entries, null, 2)}\n`);
}

/** Undefined for what is no JSON: the parser's own message would show a piece of the file. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isEntry = (value: unknown): boolean =>
  isTable(value) && (!('wrapped' in value) || isTable(value.wrapped));

const isTable = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
