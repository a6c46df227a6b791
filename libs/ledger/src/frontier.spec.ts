import { emptyFrontier, formatPeaks, parsePeaks, rootOf } from './frontier.js';
import { growTree } from './grow-tree.js';
import { emptyRoot } from './hash.js';
import { codeOf } from './testing/code-of.js';
import { testLeaves } from './testing/test-log.js';

describe('a frontier', () => {
  it.each([
    [0, 32],
    [1, 0],
    [3, 32],
    [3, 63],
    [3, 96],
    [2 ** 32 + 1, 32],
  ])('of size %d is refused with %i bytes of peaks', (size, bytes) =>
    expect(codeOf(() => parsePeaks(size, Buffer.alloc(bytes)))).toBe('frontier.malformed'),
  );

  it.each([-1, 1.5, 2 ** 53])('I17 of size %d is refused', (size) =>
    expect(codeOf(() => parsePeaks(size, Buffer.alloc(32)))).toBe('size.out-of-range'),
  );

  it('of nothing has the empty root', () => {
    expect(rootOf(emptyFrontier)).toEqual(emptyRoot());
    expect(parsePeaks(0, Buffer.alloc(0))).toEqual(emptyFrontier);
  });

  it('survives storage and keeps its own copy', () => {
    const { frontier } = growTree(emptyFrontier, testLeaves(77));
    const stored = formatPeaks(frontier);
    const read = parsePeaks(77, stored);
    stored.fill(0);
    expect(read).toEqual(frontier);
  });
});
