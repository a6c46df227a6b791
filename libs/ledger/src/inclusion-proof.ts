import { HASH_LENGTH, nodeHash } from './hash.js';
import type { HashReader } from './hash-reader.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { type LeafRange, readRanges } from './read-ranges.js';
import { isSize, splitPoint } from './size.js';

/** The claim that the leaf at `index` of the tree with `size` leaves and this root has `leafHash`. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Buffer;
  /** The leaf's sibling first. */
  readonly proof: readonly Buffer[];
  readonly root: Buffer;
}

/**
 * Inclusion proof of one leaf, its sibling first (RFC 9162 2.1.3.1). Refuses 'size.out-of-range'
 * unless 0 <= index < size < 2^53.
 */
export async function inclusionProof(
  index: number,
  size: number,
  read: HashReader,
): Promise<Buffer[]> {
  if (!isSize(index) || !isSize(size) || index >= size) {
    throw new LedgerFormatError('size.out-of-range', 'the index lies below the size');
  }
  return readRanges(siblings(index, { start: 0, end: size }), read);
}

function siblings(index: number, { start, end }: LeafRange): LeafRange[] {
  if (end - start === 1) return [];
  const middle = start + splitPoint(end - start);
  const [left, right] = [
    { start, end: middle },
    { start: middle, end },
  ];
  return index < middle ? [...siblings(index, left), right] : [...siblings(index, right), left];
}

/**
 * True if the proof shows the leaf in the tree (RFC 9162 2.1.3.2). Never throws: false for an index
 * at or above the size, numbers from 2^53 up, and hashes that are not 32 bytes.
 */
export function verifyInclusion({ index, size, leafHash, proof, root }: InclusionClaim): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  if (![leafHash, root, ...proof].every((hash) => hash.length === HASH_LENGTH)) return false;
  // Division, not shifts: bit operators end at 2^31. Names as in the clause: fn, sn, r.
  let fn = index;
  let sn = size - 1;
  let r = leafHash;
  for (const p of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r);
      // at the right edge: climb until there is a sibling to the left
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else {
      r = nodeHash(r, p);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && r.equals(root);
}
