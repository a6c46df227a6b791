import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirement } from '../../../test/support/requirements.js';
import { emptyFrontier } from './frontier.js';
import { growTree } from './grow-tree.js';
import { leafHash, nodeHash } from './hash.js';
import { inclusionProof, verifyInclusion } from './inclusion-proof.js';
import {
  everyBitOf,
  mutationsOf,
  referenceRoot,
  testLeaves,
  testReader,
} from './testing/test-log.js';

const leaves = testLeaves(70_000);
const read = testReader(leaves);

describe('inclusionProof', () => {
  it.each([
    [0, 0],
    [1, 1],
    [-1, 1],
    [0.5, 1],
    [0, 2 ** 53],
    [2 ** 53, 2 ** 53 + 2],
  ])(
    'refuses index %d of size %d',
    async (index, size) =>
      await expect(inclusionProof(index, size, read)).rejects.toMatchObject({
        code: 'size.out-of-range',
      }),
  );

  it('I7 is exhaustive up to 130: every proof verifies, every mutation is refused', async () => {
    for (let size = 1; size <= 130; size++) {
      const root = referenceRoot(leaves.slice(0, size));
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(index, size, read);
        const claim = { index, size, leafHash: leaves[index]!, proof, root };
        const accepted = [
          ...mutationsOf(proof).map((bad) => ({ ...claim, proof: bad })),
          { ...claim, index: index + size },
          { ...claim, index: size },
          { ...claim, leafHash: leaves[index + 1]! },
          { ...claim, root: leafHash(root) },
          ...(size > 1 ? [{ ...claim, index: (index + 1) % size }] : []),
        ].filter(verifyInclusion);
        if (!verifyInclusion(claim) || accepted.length > 0) {
          throw new Error(`index ${index} of size ${size}: ${accepted.length} mutations accepted`);
        }
      }
    }
  });

  it.each([7, 8, 9])('I7 of size %i is refused with any one bit changed', async (size) => {
    const root = referenceRoot(leaves.slice(0, size));
    let tried = 0;
    for (let index = 0; index < size; index++) {
      const proof = await inclusionProof(index, size, read);
      for (const bad of everyBitOf(proof)) {
        tried++;
        const claim = { index, size, leafHash: leaves[index]!, proof: bad, root };
        if (verifyInclusion(claim)) throw new Error(`index ${index} of size ${size}`);
      }
    }
    expect(tried).toBeGreaterThanOrEqual(size * 256);
  });

  it.each([255, 256, 257, 65_535, 65_536, 65_537, 70_000])(
    'verifies across tiles at size %i',
    async (size) => {
      const { root } = growTree(emptyFrontier, leaves.slice(0, size));
      const near = [0, 1, 254, 255, 256, 257, 65_534, 65_535, 65_536, size - 2, size - 1];
      for (const index of near.filter((i) => i < size)) {
        const proof = await inclusionProof(index, size, read);
        const claim = { index, size, leafHash: leaves[index]!, proof, root };
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, leafHash: leaves[index + 1]! ?? leaves[0]! })).toBe(
          false,
        );
      }
    },
  );
});

describe('verifyInclusion', () => {
  const [leaf, sibling] = leaves as [Buffer, Buffer];
  const claim = {
    index: 0,
    size: 2,
    leafHash: leaf,
    proof: [sibling],
    root: nodeHash(leaf, sibling),
  };

  it.each([
    ['a leaf hash', { leafHash: leaf.subarray(1) }],
    ['a root', { root: claim.root.subarray(1) }],
    ['a proof hash', { proof: [Buffer.alloc(33)] }],
  ])('refuses %s that is not 32 bytes', (_, change) =>
    expect(verifyInclusion({ ...claim, ...change })).toBe(false),
  );

  it.each([
    [-1, 2],
    [0.5, 2],
    [0, 1.5],
    [NaN, 2],
    [0, NaN],
  ])('refuses index %d of size %d', (index, size) =>
    expect(verifyInclusion({ ...claim, index, size })).toBe(false),
  );

  it('I17 refuses what fits only because numbers from 2^53 up are rounded', () => {
    const root = nodeHash(sibling, leaf);
    const rounded = { index: 2 ** 53, size: 2 ** 53 + 2, leafHash: leaf, proof: [sibling], root };
    expect(verifyInclusion(rounded)).toBe(false);
  });

  it('refuses a leaf of a larger tree as the leaf of a smaller one', () => {
    const root = nodeHash(sibling, leaf);
    const alone = { index: 0, size: 1, leafHash: leaf, proof: [sibling], root };
    expect(verifyInclusion(alone)).toBe(false);
    expect(verifyInclusion({ ...alone, index: 1, size: 2 })).toBe(true);
  });

  it.each([31, 32, 40, 52])('I17 is right around 2^%i', (height) => {
    // the last leaf of 2^height + 1 has one sibling: the full subtree to its left
    const root = nodeHash(sibling, leaf);
    const last = {
      index: 2 ** height,
      size: 2 ** height + 1,
      leafHash: leaf,
      proof: [sibling],
      root,
    };
    expect(verifyInclusion(last)).toBe(true);
    expect(verifyInclusion({ ...last, index: 0 })).toBe(false);
    expect(verifyInclusion({ ...last, index: last.index - 1 })).toBe(false);
    expect(verifyInclusion({ ...last, size: last.size + 1 })).toBe(false);
  });
});

const vectors = requirement('vectors');
vectors.describe('I8 verifyInclusion, vectors of transparency-dev/merkle', () => {
  const folder = join(vectors.value, 'merkle/inclusion');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );

  it('are 98', () => expect(names).toHaveLength(98));

  it.each(names.sort())('%s', (name) => {
    const vector = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Vector;
    const bytes = (text: string | null) => Buffer.from(text ?? '', 'base64');
    // numbers up to 2^64 are rounded here and must be refused for being out of range
    const verdict = verifyInclusion({
      index: vector.leafIdx,
      size: vector.treeSize,
      leafHash: bytes(vector.leafHash),
      root: bytes(vector.root),
      proof: (vector.proof ?? []).map(bytes),
    });
    expect(verdict).toBe(!vector.wantErr);
  });
});

interface Vector {
  leafIdx: number;
  treeSize: number;
  root: string | null;
  leafHash: string | null;
  proof: string[] | null;
  wantErr: boolean;
}
