import {
  createPrivateKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import { closingOrder } from './closing-order.js';
import {
  isUsable,
  type KeyEntries,
  type KeyEntry,
  readKeyEntries,
  writeKeyEntries,
} from './key-entries.js';
import { KeyFileError } from './key-file-error.js';
import { generationsOf, type KeyKind } from './key-generations.js';
import { isInTheClear, wrapEntries } from './wrap-entries.js';
import { unwrapKey, type Wrapping } from './wrap-key.js';

/** One key of a role. A retired one has lost its private half and is kept for those who verify. */
export interface KeyGeneration {
  /** 1, 2, … in the order in which they were made. */
  readonly generation: number;
  readonly publicKey: KeyObject;
  /** Absent once it is retired. */
  readonly privateKey?: KeyObject;
  /** Somebody else may hold it; then it has no private half either. */
  readonly isCompromised: boolean;
}

/** The keys of one party. */
export interface KeyRing<R extends string> {
  /** The private key that each role uses now. */
  readonly newest: Readonly<Record<R, KeyObject>>;
  /** All keys of each role, the oldest first. */
  readonly generations: Readonly<Record<R, readonly KeyGeneration[]>>;
  /** Why the ledger is to be closed, when the operator has ordered it. */
  readonly closing?: NonNullable<ReturnType<typeof closingOrder>>;
}

/** How a key file is opened. */
export interface KeyFileOptions {
  /** Roles that are missing get a key, which is written at once. */
  readonly create?: boolean;
  /** Opens private keys that are wrapped, and wraps new ones. */
  readonly wrapping?: Wrapping | undefined;
  /** What happens to private keys in the clear: `wrap` rewrites the file before any is used. */
  readonly plain?: 'read' | 'wrap' | 'refuse';
}

/** A new private key as JSON Web Key. */
export function newKey(kind: KeyKind): JsonWebKey {
  return newPrivateKey(kind).export({ format: 'jwk' });
}

function newPrivateKey(kind: KeyKind): KeyObject {
  switch (kind) {
    case 'Ed25519':
      return generateKeyPairSync('ed25519').privateKey;
    case 'P-256':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    case 'RSA-3072':
      return generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey;
  }
}

/**
 * Keys of one party by role, from a JSON file of JSON Web Keys: `ledger`, then `ledger-2` and so on
 * for the keys that follow it. No key serves twice, retired ones included; the file has mode 0600.
 * Refuses: no file or a missing role without `create`, a file others can read, a key of the wrong
 * kind, a gap, one key twice, a role whose newest key is retired; and with a KeyFileError wrapped keys
 * without their secret, with another one or altered, and keys in the clear where `plain` says so.
 */
export function openKeyFile<R extends string>(
  file: string,
  roles: Readonly<Record<R, KeyKind>>,
  options: KeyFileOptions = {},
): KeyRing<R> {
  const { create = false, wrapping } = options;
  const entries = completed(file, readKeyEntries(file, create), roles, options);
  const newest: Partial<Record<R, KeyObject>> = {};
  const generations: Partial<Record<R, readonly KeyGeneration[]>> = {};
  for (const [role, kind] of Object.entries(roles) as [R, KeyKind][]) {
    const found = generationsOf(file, entries, role, kind).map((key): KeyGeneration => {
      const { name, generation, publicKey, isCompromised } = key;
      const privateKey = privateKeyOf(name, entries[name] ?? {}, wrapping);
      return { generation, publicKey, isCompromised, ...(privateKey && { privateKey }) };
    });
    const last = found.at(-1);
    if (!last?.privateKey) throw new Error(`the newest key for ${role} in ${file} is retired`);
    newest[role] = last.privateKey;
    generations[role] = found;
  }
  const closing = closingOrder(entries);
  // every role was visited
  return {
    newest: newest as KeyRing<R>['newest'],
    generations: generations as KeyRing<R>['generations'],
    ...(closing !== undefined && { closing }),
  };
}

/** The entries with a key for every role, in the clear only where that is allowed; as the file then is. */
function completed(
  file: string,
  entries: KeyEntries,
  roles: Readonly<Record<string, KeyKind>>,
  { create = false, wrapping, plain = 'read' }: KeyFileOptions,
): KeyEntries {
  const missing = Object.keys(roles).filter((role) => !Object.hasOwn(entries, role));
  if (missing.length > 0 && !create)
    throw new Error(`the key file ${file} lacks a key for ${missing.join(', ')}`);
  const clear = Object.keys(entries).filter((name) => isInTheClear(entries[name] ?? {}));
  if (clear.length > 0 && plain === 'refuse')
    throw new KeyFileError(
      'keys.in-the-clear',
      `${file} holds private keys in the clear: guildmark keys rewrap ${file}`,
    );
  const made = missing.map((role) => [role, newKey(roles[role] ?? 'Ed25519')] as const);
  const all: KeyEntries = { ...entries, ...Object.fromEntries(made) };
  const wraps = wrapping !== undefined && plain !== 'read';
  if (made.length === 0 && !(wraps && clear.length > 0)) return entries;
  const written = wraps ? wrapEntries(all, wrapping) : all;
  // crash here: the file is as it was, and the next start does the same again
  writeKeyEntries(file, written);
  return written;
}

/** Undefined once the key is retired. */
function privateKeyOf(
  name: string,
  entry: KeyEntry,
  wrapping: Wrapping | undefined,
): KeyObject | undefined {
  if (!isUsable(entry)) return undefined;
  const { wrapped } = entry;
  if (wrapped === undefined) return createPrivateKey({ key: entry, format: 'jwk' });
  if (!wrapping)
    throw new KeyFileError('keys.secret-missing', `the key ${name} is wrapped: give its secret`);
  return createPrivateKey({ key: unwrapKey(name, { ...entry, wrapped }, wrapping), format: 'jwk' });
}
