import { hash } from 'node:crypto';
import { HASH_LENGTH } from './hash.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { MAX_ENTRY, TILE_WIDTH } from './tile-layout.js';

/** The hashes of 256 entries that begin at a multiple of 256. */
export interface HashedBlock {
  /** The full tile of level 0: 256 leaf hashes. */
  readonly tile: Buffer;
  /** Root of the 256 leaves: a hash of level 1. */
  readonly root: Buffer;
}

// All is synchronous, so nothing else sees the scratch buffers.
const leaf = Buffer.alloc(1 + MAX_ENTRY);
const node = Buffer.alloc(1 + 2 * HASH_LENGTH, 1);
const row = Buffer.alloc((TILE_WIDTH / 2) * HASH_LENGTH);

/**
 * Hashes a full entry bundle (c2sp.org/tlog-tiles) without an object for each leaf: as leafHash and
 * nodeHash do, RFC 9162 2.1.1. Refuses, as 'tile.malformed', what parseBundle refuses.
 */
export function hashBlock(bundle: Uint8Array): HashedBlock {
  const tile = Buffer.allocUnsafe(TILE_WIDTH * HASH_LENGTH);
  let at = 0;
  for (let i = 0; i < TILE_WIDTH; i++) {
    const length = lengthAt(bundle, at);
    const end = at + 2 + length;
    leaf.set(bundle.subarray(at + 2, end), 1);
    write(tile, i, leaf.subarray(0, 1 + length));
    at = end;
  }
  if (at !== bundle.length) refuse('the bundle holds more than its entries');
  return { tile, root: rootOfTile(tile) };
}

/** Bytes of the entry whose length stands at this place; refuses one that is empty or cut. */
export function lengthAt(bundle: Uint8Array, at: number): number {
  if (at + 2 > bundle.length) refuse('the bundle ends within a length');
  const length = (bundle[at]! << 8) | bundle[at + 1]!;
  if (length === 0) refuse('the bundle holds an empty entry');
  if (at + 2 + length > bundle.length) refuse('the bundle ends within an entry');
  return length;
}

function rootOfTile(tile: Buffer): Buffer {
  let from = tile;
  for (let count = TILE_WIDTH / 2; count >= 1; count /= 2) {
    // in place: a node is written over children that have been read
    for (let i = 0; i < count; i++) {
      node.set(from.subarray(i * 2 * HASH_LENGTH, (i + 1) * 2 * HASH_LENGTH), 1);
      write(row, i, node);
    }
    from = row;
  }
  return Buffer.from(row.subarray(0, HASH_LENGTH));
}

function write(into: Buffer, index: number, bytes: Uint8Array): void {
  into.write(hash('sha256', bytes, 'binary'), index * HASH_LENGTH, 'latin1');
}

function refuse(message: string): never {
  throw new LedgerFormatError('tile.malformed', message);
}
