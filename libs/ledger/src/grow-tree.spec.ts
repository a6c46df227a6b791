import { emptyFrontier, type Frontier, parsePeaks, rootOf } from './frontier.js';
import { growTree, type TreeNode } from './grow-tree.js';
import { leafHash, nodeHash } from './hash.js';
import { codeOf } from './testing/code-of.js';
import { referenceRoot, testLeaves } from './testing/test-log.js';

const leaves = testLeaves(70_000);

describe('growTree', () => {
  it('refuses leaf hashes that are not 32 bytes', () =>
    expect(codeOf(() => growTree(emptyFrontier, [leaves[0]!, Buffer.alloc(31)]))).toBe(
      'hash.malformed',
    ));

  it('I17 refuses to pass 2^53 - 1 leaves', () => {
    const full = parsePeaks(2 ** 53 - 1, Buffer.alloc(53 * 32));
    expect(codeOf(() => growTree(full, [leaves[0]!]))).toBe('size.out-of-range');
    expect(growTree(full, []).frontier).toEqual(full);
  });

  it('I3 gives the root of RFC 9162 at every size up to 600', () => {
    let frontier: Frontier = emptyFrontier;
    for (let size = 0; size <= 600; size++) {
      expect(rootOf(frontier).equals(referenceRoot(leaves.slice(0, size)))).toBe(true);
      frontier = growTree(frontier, leaves.slice(size, size + 1)).frontier;
    }
  });

  it.each([255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 12_345, 69_999, 70_000])(
    'I3 gives the root and every tile hash at size %i',
    (size) => {
      const { root, nodes, frontier } = growTree(emptyFrontier, leaves.slice(0, size));
      expect(root).toEqual(referenceRoot(leaves.slice(0, size)));
      expect(rootOf(frontier)).toEqual(root);
      expect(nodes).toHaveLength(Math.floor(size / 256) + Math.floor(size / 65_536));
      for (const { level, index, hash } of nodes) {
        const width = 256 ** level;
        expect(hash).toEqual(referenceRoot(leaves.slice(index * width, (index + 1) * width)));
      }
    },
  );

  it.each([1, 7, 255, 256, 257, 1_000])('I4 does not depend on batches of %i', (batch) => {
    const size = 66_000;
    const whole = growTree(emptyFrontier, leaves.slice(0, size));
    const nodes: TreeNode[] = [];
    let frontier: Frontier = emptyFrontier;
    for (let at = 0; at < size; at += batch) {
      const grown = growTree(frontier, leaves.slice(at, Math.min(at + batch, size)));
      nodes.push(...grown.nodes);
      frontier = grown.frontier;
    }
    expect(frontier).toEqual(whole.frontier);
    expect(nodes).toEqual(whole.nodes);
  });

  it('leaves the frontier it was given alone', () => {
    const { frontier } = growTree(emptyFrontier, leaves.slice(0, 7));
    const before = [...frontier.peaks];
    growTree(frontier, leaves.slice(7, 300));
    expect(frontier.peaks).toEqual(before);
  });

  it.each([31, 32, 40, 52])('I17 carries over 2^%i and numbers the tiles right', (height) => {
    const size = 2 ** height - 1; // synthetic peaks: one more leaf folds them all into one
    const peaks = Array.from({ length: height }, (_, i) => leafHash(Buffer.from(`peak ${i}`)));
    const grown = growTree({ size, peaks }, [leaves[0]!, leaves[1]!]);
    const top = peaks.reduceRight((right, peak) => nodeHash(peak, right), leaves[0]!);
    expect(grown.frontier).toEqual({ size: size + 2, peaks: [top, leaves[1]] });
    expect(grown.nodes.map(({ level, index }) => [level, index])).toEqual(
      Array.from({ length: Math.floor(height / 8) }, (_, i) => [
        i + 1,
        2 ** (height - 8 * (i + 1)) - 1,
      ]),
    );
  });
});
