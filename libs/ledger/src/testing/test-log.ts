import { createPrivateKey, type KeyObject } from 'node:crypto';
import { emptyFrontier } from '../frontier.js';
import { growTree } from '../grow-tree.js';
import { emptyRoot, leafHash, nodeHash } from '../hash.js';
import type { HashReader } from '../hash-reader.js';
import { type NoteSigner, noteSigner } from '../note-signer.js';
import { splitPoint } from '../size.js';
import type { SignatureType } from '../verifier-key.js';

/** Leaf hashes of the entries "0", "1", "2" ... */
export function testLeaves(count: number): Buffer[] {
  return Array.from({ length: count }, (_, i) => leafHash(Buffer.from(String(i))));
}

/** The root exactly as RFC 9162 2.1.1 writes it: slow, recursive, sharing nothing with growTree. */
export function referenceRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return emptyRoot();
  if (leaves.length === 1) return leaves[0]!;
  const k = splitPoint(leaves.length);
  return nodeHash(referenceRoot(leaves.slice(0, k)), referenceRoot(leaves.slice(k)));
}

/** Stored hashes of a log in memory; rejects for a hash no full subtree has. */
export function testReader(leaves: readonly Buffer[]): HashReader {
  const stored = new Map(leaves.map((hash, index) => [`0/${index}`, hash]));
  for (const node of growTree(emptyFrontier, leaves).nodes) {
    stored.set(`${node.level}/${node.index}`, node.hash);
  }
  return (wanted) =>
    Promise.resolve().then(() =>
      wanted.map(({ level, index }) => {
        const hash = stored.get(`${level}/${index}`);
        if (hash === undefined) throw new Error(`no hash at ${level}/${index}`);
        return hash;
      }),
    );
}

/** An Ed25519 key made of one repeated byte: the same in every run, secret to nobody. */
export function testKey(seed: number): KeyObject {
  const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = Buffer.concat([pkcs8, Buffer.alloc(32, seed)]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** A signer with such a key. */
export function testSigner(name: string, type: SignatureType, seed: number): NoteSigner {
  return noteSigner(name, type, testKey(seed));
}

/** Every way to spoil a proof by one step: a bit, the order, one missing, one extra. */
export function mutationsOf(proof: readonly Buffer[]): (readonly Buffer[])[] {
  const extra = leafHash(Buffer.from('extra'));
  const flipped = proof.map((hash, at) => {
    const bad = Buffer.from(hash);
    bad[at % 32]! ^= 1 << (at % 8);
    return proof.with(at, bad);
  });
  const missing = proof.map((_, at) => proof.toSpliced(at, 1));
  const swapped = proof.slice(1).map((hash, at) => proof.with(at, hash).with(at + 1, proof[at]!));
  return [...flipped, ...missing, ...swapped, [extra, ...proof], [...proof, extra]];
}

/** A proof with one bit changed, for every bit it has. */
export function everyBitOf(proof: readonly Buffer[]): (readonly Buffer[])[] {
  return proof.flatMap((hash, at) =>
    Array.from({ length: hash.length * 8 }, (_, bit) => {
      const bad = Buffer.from(hash);
      bad[bit >> 3]! ^= 1 << (bit & 7);
      return proof.with(at, bad);
    }),
  );
}
