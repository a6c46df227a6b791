import { hash } from 'node:crypto';
import { LedgerFormatError } from './ledger-format-error.js';

/** Bytes of a SHA-256 hash. */
export const HASH_LENGTH = 32;

// The one-shot `hash` with a latin1 string as result is three times as fast as createHash, and the
// scratch buffers save an allocation per hash. All is synchronous, so nothing else sees them.
const node = Buffer.alloc(1 + 2 * HASH_LENGTH, 1);
const leaf = Buffer.alloc(1 + 65_535);

/** Leaf hash SHA-256(00 || entry), 32 bytes (RFC 9162 2.1.1). The entry may have any length. */
export function leafHash(entry: Uint8Array): Buffer {
  if (entry.length >= leaf.length) return sha256(Buffer.concat([Uint8Array.of(0), entry]));
  leaf.set(entry, 1);
  return sha256(leaf.subarray(0, 1 + entry.length));
}

/**
 * Inner node SHA-256(01 || left || right), 32 bytes (RFC 9162 2.1.1).
 * Refuses children that are not 32 bytes: 'hash.malformed'.
 */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== HASH_LENGTH || right.length !== HASH_LENGTH) {
    throw new LedgerFormatError('hash.malformed', 'a tree hash has 32 bytes');
  }
  node.set(left, 1);
  node.set(right, 1 + HASH_LENGTH);
  return sha256(node);
}

/** Root of the tree without leaves: SHA-256 of nothing (RFC 9162 2.1.1). */
export function emptyRoot(): Buffer {
  return sha256(leaf.subarray(0, 0));
}

function sha256(bytes: Uint8Array): Buffer {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1');
}
