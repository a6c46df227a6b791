import { formatAddCheckpoint } from '#ledger/add-checkpoint.js';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { consistencyProof } from '#ledger/consistency-proof.js';
import { emptyFrontier } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import type { NoteSigner } from '#ledger/note-signer.js';
import { someEntries } from '../../ledger/testing/ledger-under-test.js';

/** Leaves enough for full tiles. */
const LEAVES = 300;

/** A log of 300 leaves that signs any size and, hostile or not, proves any growth. */
export function testLog(signer: NoteSigner, from = 0) {
  const hashes = someEntries(LEAVES, from).map((entry) => leafHash(entry));
  const rootOf = (size: number, leaves = hashes) =>
    growTree(emptyFrontier, leaves.slice(0, size)).root;
  const note = (size: number, root = rootOf(size)) =>
    signCheckpoint({ origin: signer.verifier.name, size, root }, signer);
  const proof = (oldSize: number, size: number) =>
    consistencyProof(Math.min(oldSize, size), size, (wanted) =>
      Promise.resolve(
        wanted.map(({ level, index }) =>
          level === 0 ? hashes[index]! : rootOf(256, hashes.slice(index * 256)),
        ),
      ),
    );
  return {
    signer,
    hashes,
    rootOf,
    note,
    proof,
    /** A right body of add-checkpoint, unless another note is given. */
    body: async (oldSize: number, size: number, text = note(size)) =>
      formatAddCheckpoint({ oldSize, proof: await proof(oldSize, size), note: text }),
  };
}
