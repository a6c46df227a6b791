import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { isUsable, type KeyEntries, nameOf, publicHalf } from './key-entries.js';

/** Kind of key a role needs: Ed25519 for notes and Data Integrity, the others for JSON Web Signatures. */
export type KeyKind = 'Ed25519' | 'P-256' | 'RSA-3072';

/** A key of a role as a file shows it to who cannot open it. */
export interface NamedGeneration {
  /** In the file. */
  readonly name: string;
  /** 1, 2, … in the order in which they were made. */
  readonly generation: number;
  readonly publicKey: KeyObject;
  /** Its private key is still there. */
  readonly isUsable: boolean;
  /** Somebody else may hold it. */
  readonly isCompromised: boolean;
}

/**
 * The keys of a role, the oldest first. Refuses a key of the wrong kind, a gap, and a key that is used
 * twice, by whatever roles.
 */
export function generationsOf(
  file: string,
  entries: KeyEntries,
  role: string,
  kind: KeyKind,
): readonly NamedGeneration[] {
  refuseUsedTwice(file, entries);
  const found: NamedGeneration[] = [];
  for (let generation = 1; ; generation++) {
    const name = nameOf(role, generation);
    const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
    if (!entry) break;
    if (kindOf(entry) !== kind)
      throw new Error(`the key for ${name} in ${file} must be an ${kind} key`);
    found.push({
      name,
      generation,
      publicKey: createPublicKey({ key: publicHalf(entry), format: 'jwk' }),
      isUsable: isUsable(entry),
      isCompromised: entry.state === 'compromised',
    });
  }
  const named = Object.keys(entries).filter((name) => isOf(role, name)).length;
  if (named > found.length)
    throw new Error(`the keys for ${role} in ${file} are not numbered one after the other`);
  return found;
}

function refuseUsedTwice(file: string, entries: KeyEntries): void {
  const all = Object.values(entries).flatMap(({ x, n }) => x ?? n ?? []);
  if (new Set(all).size < all.length) throw new Error(`${file} uses one key for two roles`);
}

/** Undefined for entries that are no key. An RSA key of another length is of no kind. */
export function kindOf({ kty, crv, n }: JsonWebKey): KeyKind | undefined {
  // 3072 bits in base64url
  if (kty === 'RSA') return n?.length === 512 ? 'RSA-3072' : undefined;
  return crv === 'Ed25519' || crv === 'P-256' ? crv : undefined;
}

function isOf(role: string, name: string): boolean {
  return (
    name === role || (name.startsWith(`${role}-`) && /^\d+$/.test(name.slice(role.length + 1)))
  );
}
