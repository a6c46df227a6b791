import { emptyFrontier } from './frontier.js';
import { growTree } from './grow-tree.js';
import { leafHash } from './hash.js';
import { codeOf } from './testing/code-of.js';
import { hashBlock, lengthAt } from './hash-block.js';
import { bundleOf } from './tile-layout.js';

const entries = Array.from({ length: 256 }, (_, i) => Buffer.alloc(1 + ((i * 37) % 400), i));
const bundle = bundleOf(entries);

it('gives the hashes that the slow way gives', () => {
  const hashes = entries.map((entry) => leafHash(entry));
  const { tile, root } = hashBlock(bundle);
  expect(tile.equals(Buffer.concat(hashes))).toBe(true);
  expect(root.equals(growTree(emptyFrontier, hashes).root)).toBe(true);
});

it('gives results that the next block does not write over', () => {
  const first = hashBlock(bundle);
  const before = Buffer.from(first.root);
  hashBlock(bundleOf(entries.map(() => Buffer.of(9))));
  expect(first.root.equals(before)).toBe(true);
});

it.each([
  ['more than its entries', Buffer.concat([bundle, Buffer.of(0)])],
  ['less than its entries', bundle.subarray(0, -1)],
  ['no last entry', bundle.subarray(0, -(2 + entries[255]!.length))],
  ['an empty entry', Buffer.concat([Buffer.of(0, 0), bundle])],
  ['nothing', Buffer.alloc(0)],
])('refuses a bundle that holds %s', (_name, bytes) => {
  expect(codeOf(() => hashBlock(bytes))).toBe('tile.malformed');
});

it('reads the length of an entry', () => {
  expect(lengthAt(Buffer.of(0, 1, 7), 0)).toBe(1);
  expect(() => lengthAt(Buffer.of(0, 2, 7), 0)).toThrow('ends within an entry');
});
