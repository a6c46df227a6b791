import { foldPeaks } from './frontier.js';
import { nodeHash } from './hash.js';
import type { HashPosition, HashReader } from './hash-reader.js';

/** The leaves from `start` up to and without `end`, at a place where the tree splits. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/** Binary levels in one tile level. */
const TILE_HEIGHT = 8;

/**
 * The Merkle hashes of leaf ranges (MTH of RFC 9162 2.1.1), from stored tile hashes only, with one
 * call of `read`. Each range must start where the tree of its log splits, as in every proof.
 */
export async function readRanges(
  ranges: readonly LeafRange[],
  read: HashReader,
): Promise<Buffer[]> {
  const wanted: HashPosition[] = [];
  const plans = ranges.map((range) =>
    fullSubtrees(range).map((subtree) => {
      const stored = storedHashes(subtree);
      wanted.push(...stored);
      return stored.length;
    }),
  );
  const hashes = wanted.length > 0 ? await read(wanted) : [];
  if (hashes.length !== wanted.length) throw new Error('a hash reader returns what was wanted');
  let at = 0;
  return plans.map((counts) => {
    const peaks = counts.map((count) => rootOfFull(hashes.slice(at, (at += count))));
    const root = foldPeaks(peaks);
    if (root === undefined) throw new Error('a leaf range is not empty');
    return root;
  });
}

/** Cuts a range into full subtrees of 2^height leaves, largest first. */
function fullSubtrees({ start, end }: LeafRange): { start: number; height: number }[] {
  const subtrees = [];
  for (let at = start; at < end;) {
    let height = 0;
    while (at + 2 ** (height + 1) <= end) height++;
    subtrees.push({ start: at, height });
    at += 2 ** height;
  }
  return subtrees;
}

/** The 1 to 128 hashes of the highest tile level that lie in a full subtree. */
function storedHashes({ start, height }: { start: number; height: number }): HashPosition[] {
  const level = Math.floor(height / TILE_HEIGHT);
  const first = start / 2 ** (TILE_HEIGHT * level);
  const count = 2 ** (height % TILE_HEIGHT);
  return Array.from({ length: count }, (_, i) => ({ level, index: first + i }));
}

function rootOfFull(hashes: readonly Buffer[]): Buffer {
  let row = hashes;
  while (row.length > 1) {
    const next: Buffer[] = [];
    for (let i = 0; i < row.length; i += 2) next.push(nodeHash(row[i]!, row[i + 1]!));
    row = next;
  }
  return row[0]!;
}
