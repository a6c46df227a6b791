import { emptyRoot, HASH_LENGTH, nodeHash } from './hash.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { checkSize, countBits } from './size.js';

/** All a log must remember to grow: its size and the roots of its full subtrees, largest first. */
export interface Frontier {
  readonly size: number;
  /** One 32-byte hash per set bit of `size`. */
  readonly peaks: readonly Buffer[];
}

/** The frontier of a log without leaves. */
export const emptyFrontier: Frontier = { size: 0, peaks: [] };

/** Root of the tree, 32 bytes (RFC 9162 2.1.1): the peaks folded from the right. */
export function rootOf(frontier: Frontier): Buffer {
  return foldPeaks(frontier.peaks) ?? emptyRoot();
}

/** Folds hashes of adjacent full subtrees, largest first, into one; undefined when there is none. */
export function foldPeaks(peaks: readonly Buffer[]): Buffer | undefined {
  let root = peaks.at(-1);
  for (let i = peaks.length - 2; i >= 0 && root; i--) root = nodeHash(peaks[i]!, root);
  return root;
}

/** The peaks as stored: 32 bytes each, largest first. */
export function formatPeaks(frontier: Frontier): Buffer {
  return Buffer.concat(frontier.peaks);
}

/**
 * Reads stored peaks; the bytes are copied. Refuses 'size.out-of-range', and 'frontier.malformed'
 * when there is not one hash per set bit of `size`.
 */
export function parsePeaks(size: number, bytes: Uint8Array): Frontier {
  const count = countBits(checkSize(size));
  if (bytes.length !== count * HASH_LENGTH) {
    throw new LedgerFormatError('frontier.malformed', `size ${size} has ${count} peaks`);
  }
  const copy = Buffer.from(bytes);
  const peaks = Array.from({ length: count }, (_, i) =>
    copy.subarray(i * HASH_LENGTH, (i + 1) * HASH_LENGTH),
  );
  return { size, peaks };
}
