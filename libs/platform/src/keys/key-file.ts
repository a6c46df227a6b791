import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import { closingOrder } from './closing-order.js';
import { type KeyEntries, nameOf, readKeyEntries, writeKeyEntries } from './key-entries.js';

/** Kind of key a role needs: Ed25519 for notes and Data Integrity, P-256 for JSON Web Signatures. */
export type KeyKind = 'Ed25519' | 'P-256';

/** One key of a role. A retired one has lost its private half and is kept for those who verify. */
export interface KeyGeneration {
  /** 1, 2, … in the order in which they were made. */
  readonly generation: number;
  readonly publicKey: KeyObject;
  /** Absent once it is retired. */
  readonly privateKey?: KeyObject;
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

/** A new private key as JSON Web Key. */
export function newKey(kind: KeyKind): JsonWebKey {
  const { privateKey } =
    kind === 'Ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ format: 'jwk' });
}

/**
 * Keys of one party by role, from a JSON file of JSON Web Keys: `ledger`, then `ledger-2` and so on
 * for the keys that follow it. No key serves twice, retired ones included. With `create`, missing
 * roles get a key that is written at once, mode 0600. Refuses: no file or a missing role without
 * `create`, a file others can read, a key of the wrong kind, a gap, one key twice, a role whose
 * newest key is retired.
 */
export function openKeyFile<R extends string>(
  file: string,
  roles: Readonly<Record<R, KeyKind>>,
  create: boolean,
): KeyRing<R> {
  const entries = readKeyEntries(file, create);
  const missing = (Object.keys(roles) as R[]).filter((role) => !Object.hasOwn(entries, role));
  if (missing.length > 0) {
    if (!create) throw new Error(`the key file ${file} lacks a key for ${missing.join(', ')}`);
    for (const role of missing) entries[role] = newKey(roles[role]);
    writeKeyEntries(file, entries);
  }
  const all = Object.values(entries).flatMap(({ x }) => x ?? []);
  if (new Set(all).size < all.length) throw new Error(`${file} uses one key for two roles`);
  const newest: Partial<Record<R, KeyObject>> = {};
  const generations: Partial<Record<R, readonly KeyGeneration[]>> = {};
  for (const [role, kind] of Object.entries(roles) as [R, KeyKind][]) {
    const found = generationsOf(file, entries, role, kind);
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

function generationsOf(
  file: string,
  entries: KeyEntries,
  role: string,
  kind: KeyKind,
): readonly KeyGeneration[] {
  const found: KeyGeneration[] = [];
  for (let generation = 1; ; generation++) {
    const jwk = entries[nameOf(role, generation)];
    if (!jwk) break;
    if (jwk.crv !== kind)
      throw new Error(`the key for ${nameOf(role, generation)} in ${file} must be an ${kind} key`);
    const { d, ...publicJwk } = jwk;
    found.push({
      generation,
      publicKey: createPublicKey({ key: publicJwk, format: 'jwk' }),
      ...(d !== undefined && { privateKey: createPrivateKey({ key: jwk, format: 'jwk' }) }),
    });
  }
  const named = Object.keys(entries).filter((name) => isOf(role, name)).length;
  if (named > found.length)
    throw new Error(`the keys for ${role} in ${file} are not numbered one after the other`);
  return found;
}

function isOf(role: string, name: string): boolean {
  return (
    name === role || (name.startsWith(`${role}-`) && /^\d+$/.test(name.slice(role.length + 1)))
  );
}
