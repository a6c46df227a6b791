import { HASH_LENGTH, nodeHash } from './hash.js';
import type { HashReader } from './hash-reader.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { type LeafRange, readRanges } from './read-ranges.js';
import { isSize, splitPoint } from './size.js';

/** The claim that the tree of `newSize` leaves only appended to the tree of `oldSize` leaves. */
export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Buffer;
  readonly newRoot: Buffer;
  readonly proof: readonly Buffer[];
}

/**
 * Consistency proof between two sizes of one log (RFC 9162 2.1.4.1). Empty when they are equal and
 * when oldSize is 0: there is nothing to prove then, and tlog-witness wants no lines. Refuses
 * 'size.out-of-range' unless 0 <= oldSize <= newSize < 2^53.
 */
export async function consistencyProof(
  oldSize: number,
  newSize: number,
  read: HashReader,
): Promise<Buffer[]> {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) {
    throw new LedgerFormatError('size.out-of-range', 'the old size is at most the new one');
  }
  if (oldSize === 0) return [];
  return readRanges(subproof(oldSize, { start: 0, end: newSize }, true), read);
}

/** SUBPROOF of RFC 9162 2.1.4.1 with `old` as an absolute index: `known` is its flag b. */
function subproof(old: number, { start, end }: LeafRange, known: boolean): LeafRange[] {
  if (old === end) return known ? [] : [{ start, end }];
  const middle = start + splitPoint(end - start);
  const [left, right] = [
    { start, end: middle },
    { start: middle, end },
  ];
  return old <= middle
    ? [...subproof(old, left, known), right]
    : [...subproof(old, right, false), left];
}

/**
 * True if the proof shows that the old tree is a beginning of the new one (RFC 9162 2.1.4.2). Never
 * throws: false for oldSize 0 (consistency with nothing proves nothing), oldSize above newSize,
 * numbers from 2^53 up, and hashes that are not 32 bytes.
 */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
  if (!isSize(oldSize) || !isSize(newSize) || oldSize === 0 || oldSize > newSize) return false;
  if (![oldRoot, newRoot, ...proof].every((hash) => hash.length === HASH_LENGTH)) return false;
  if (oldSize === newSize) return proof.length === 0 && oldRoot.equals(newRoot);
  // Division, not shifts: bit operators end at 2^31. Names as in the clause: fn, sn, fr, sr, c.
  let fn = oldSize - 1;
  let sn = newSize - 1;
  while (fn % 2 === 1) {
    fn = (fn - 1) / 2;
    sn = Math.floor(sn / 2);
  }
  // fn is 0 exactly when the old size is a power of two: then its root is the first hash
  const [first, ...rest] = fn === 0 ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  let fr = first;
  let sr = first;
  for (const c of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else {
      sr = nodeHash(sr, c);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && fr.equals(oldRoot) && sr.equals(newRoot);
}
