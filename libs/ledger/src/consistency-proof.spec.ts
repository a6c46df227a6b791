import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirement } from '../../../test/support/requirements.js';
import { consistencyProof, verifyConsistency } from './consistency-proof.js';
import { emptyFrontier } from './frontier.js';
import { growTree } from './grow-tree.js';
import { emptyRoot, leafHash, nodeHash } from './hash.js';
import {
  everyBitOf,
  mutationsOf,
  referenceRoot,
  testLeaves,
  testReader,
} from './testing/test-log.js';

const leaves = testLeaves(70_000);
const read = testReader(leaves);
const rootAt = (size: number) => growTree(emptyFrontier, leaves.slice(0, size)).root;

describe('consistencyProof', () => {
  it.each([
    [2, 1],
    [-1, 1],
    [0.5, 1],
    [1, 2 ** 53],
  ])(
    'refuses sizes %d and %d',
    async (oldSize, newSize) =>
      await expect(consistencyProof(oldSize, newSize, read)).rejects.toMatchObject({
        code: 'size.out-of-range',
      }),
  );

  it('has nothing to say from size 0 (tlog-witness) and between equal sizes', async () => {
    await expect(consistencyProof(0, 5, read)).resolves.toEqual([]);
    await expect(consistencyProof(5, 5, read)).resolves.toEqual([]);
  });

  it('I7 is exhaustive up to 130: every proof verifies, every mutation is refused', async () => {
    const roots = Array.from({ length: 131 }, (_, n) => referenceRoot(leaves.slice(0, n)));
    for (let newSize = 1; newSize <= 130; newSize++) {
      for (let oldSize = 1; oldSize <= newSize; oldSize++) {
        const [oldRoot, newRoot] = [roots[oldSize]!, roots[newSize]!];
        const proof = await consistencyProof(oldSize, newSize, read);
        const claim = { oldSize, newSize, oldRoot, newRoot, proof };
        const accepted = [
          ...mutationsOf(proof).map((bad) => ({ ...claim, proof: bad })),
          { ...claim, oldRoot: leafHash(oldRoot) },
          { ...claim, newRoot: leafHash(newRoot) },
          { ...claim, oldSize: 0 },
          { ...claim, oldSize: newSize + 1 },
          { ...claim, oldSize: oldSize - 1, oldRoot: roots[oldSize - 1]! },
          ...(oldSize < newSize ? [{ ...claim, oldSize: newSize, newSize: oldSize }] : []),
        ].filter(verifyConsistency);
        if (!verifyConsistency(claim) || accepted.length > 0) {
          throw new Error(`${oldSize} to ${newSize}: ${accepted.length} mutations accepted`);
        }
      }
    }
  });

  it.each([7, 8, 9])('I7 to size %i is refused with any one bit changed', async (newSize) => {
    const roots = Array.from({ length: newSize + 1 }, (_, n) => referenceRoot(leaves.slice(0, n)));
    for (let oldSize = 1; oldSize < newSize; oldSize++) {
      const proof = await consistencyProof(oldSize, newSize, read);
      const claim = { oldSize, newSize, oldRoot: roots[oldSize]!, newRoot: roots[newSize]! };
      const bad = everyBitOf(proof);
      expect(bad).toHaveLength(proof.length * 256);
      expect(bad.filter((spoiled) => verifyConsistency({ ...claim, proof: spoiled }))).toEqual([]);
    }
  });

  it.each([
    [1, 70_000],
    [255, 256],
    [256, 257],
    [256, 65_536],
    [65_535, 65_537],
    [65_536, 70_000],
    [69_999, 70_000],
  ])('verifies across tiles from %i to %i', async (oldSize, newSize) => {
    const proof = await consistencyProof(oldSize, newSize, read);
    const claim = { oldSize, newSize, oldRoot: rootAt(oldSize), newRoot: rootAt(newSize), proof };
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, oldRoot: rootAt(oldSize + 1) })).toBe(false);
  });
});

describe('verifyConsistency', () => {
  const [a, b] = leaves as [Buffer, Buffer];

  it('refuses size 0 whatever the rest', () => {
    const claim = { oldSize: 0, oldRoot: emptyRoot(), proof: [] };
    expect(verifyConsistency({ ...claim, newSize: 0, newRoot: emptyRoot() })).toBe(false);
    expect(verifyConsistency({ ...claim, newSize: 1, newRoot: a })).toBe(false);
  });

  it('refuses the proof of a larger pair of trees for a smaller one', async () => {
    const proof = await consistencyProof(7, 8, read);
    const claim = { oldSize: 7, newSize: 8, oldRoot: rootAt(7), newRoot: rootAt(8), proof };
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, oldSize: 3, newSize: 4 })).toBe(false);
  });

  it('I17 refuses what fits only because numbers from 2^53 up are rounded', () => {
    const trees = { oldRoot: a, newRoot: nodeHash(a, b), proof: [b] };
    expect(verifyConsistency({ ...trees, oldSize: 2 ** 53, newSize: 2 ** 53 + 2 })).toBe(false);
    expect(verifyConsistency({ ...trees, oldSize: 2 ** 52, newSize: 2 ** 53 + 2 })).toBe(false);
  });

  it.each([
    [0.5, 2],
    [1, 1.5],
    [-1, 2],
    [NaN, 2],
    [1, NaN],
  ])('refuses sizes %d and %d', (oldSize, newSize) => {
    const trees = { oldRoot: a, newRoot: nodeHash(a, b), proof: [b] };
    expect(verifyConsistency({ ...trees, oldSize, newSize })).toBe(false);
    expect(verifyConsistency({ ...trees, oldSize: 1, newSize: 2 })).toBe(true);
  });

  it.each([31, 32, 40, 52])('I17 is right around 2^%i', (height) => {
    // from a full tree to one leaf more: the old root and the new leaf
    const [oldSize, newSize] = [2 ** height, 2 ** height + 1];
    const claim = { oldSize, newSize, oldRoot: a, newRoot: nodeHash(a, b), proof: [b] };
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, newSize: 2 * oldSize + 1 })).toBe(false);
    expect(verifyConsistency({ ...claim, oldSize: oldSize - 1 })).toBe(false);
  });
});

const vectors = requirement('vectors');
vectors.describe('I8 verifyConsistency, vectors of transparency-dev/merkle', () => {
  const folder = join(vectors.value, 'merkle/consistency');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  /** Valid there with roots of 12 bytes; our check of the length stays. */
  const exceptions = ['additional/sizes-are-equal-one-and-proof-is-empty.json'];

  it('are 98', () => expect(names).toHaveLength(98));

  it.each(names.sort())('%s', (name) => {
    const vector = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Vector;
    const bytes = (text: string | null) => Buffer.from(text ?? '', 'base64');
    const verdict = verifyConsistency({
      oldSize: vector.size1,
      newSize: vector.size2,
      oldRoot: bytes(vector.root1),
      newRoot: bytes(vector.root2),
      proof: (vector.proof ?? []).map(bytes),
    });
    expect(verdict).toBe(vector.wantErr ? false : !exceptions.includes(name));
  });
});

interface Vector {
  size1: number;
  size2: number;
  root1: string | null;
  root2: string | null;
  proof: string[] | null;
  wantErr: boolean;
}
