import { type Frontier, rootOf } from './frontier.js';
import { nodeHash } from './hash.js';
import { checkSize } from './size.js';

/** A hash stored in a tile of level 1 and above: the root of 256^level leaves (c2sp.org/tlog-tiles). */
export interface TreeNode {
  readonly level: number;
  /** Position within the level, from 0. */
  readonly index: number;
  readonly hash: Buffer;
}

/** A tree after growth. */
export interface GrownTree {
  readonly frontier: Frontier;
  readonly root: Buffer;
  /** Every subtree of 256^level leaves, level 1 and above, that became full. */
  readonly nodes: readonly TreeNode[];
}

/** Binary levels in one tile level: 2^8 = 256. */
const TILE_HEIGHT = 8;

/**
 * Appends leaf hashes to a tree (RFC 9162 2.1.1), like a binary counter: each leaf carries over the
 * full subtrees to its left. Any batching gives the same result. Refuses 'size.out-of-range' when
 * the tree would pass 2^53 - 1 leaves, 'hash.malformed' for a leaf hash that is not 32 bytes.
 */
export function growTree(from: Frontier, leafHashes: readonly Buffer[]): GrownTree {
  const size = checkSize(from.size + leafHashes.length);
  const peaks = [...from.peaks];
  const nodes: TreeNode[] = [];
  let index = from.size;
  for (const leafHash of leafHashes) {
    let hash = leafHash;
    let position = index++;
    // `position` is the index at height `height`; odd means the left sibling is the last peak
    for (let height = 1; position % 2 === 1; height++) {
      hash = nodeHash(peaks.pop()!, hash);
      position = (position - 1) / 2;
      if (height % TILE_HEIGHT === 0) {
        nodes.push({ level: height / TILE_HEIGHT, index: position, hash });
      }
    }
    peaks.push(hash);
  }
  const frontier = { size, peaks };
  return { frontier, root: rootOf(frontier), nodes };
}
