import { type Checkpoint, openCheckpoint } from '#ledger/checkpoint.js';
import { consistencyProof, verifyConsistency } from '#ledger/consistency-proof.js';
import { emptyFrontier } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import type { HashReader } from '#ledger/hash-reader.js';
import type { VerifierKey } from '#ledger/verifier-key.js';

/** The stored hashes of a tree over these entries. */
function hashesOver(entries: readonly Buffer[]): HashReader {
  const leaves = entries.map((entry) => leafHash(entry));
  const { nodes } = growTree(emptyFrontier, leaves);
  const stored = new Map(nodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  return (wanted) =>
    Promise.resolve(
      wanted.map(({ level, index }) => {
        const hash = level === 0 ? leaves[index] : stored.get(`${level}/${index}`);
        if (!hash) throw new Error(`no hash ${level}/${index}`);
        return hash;
      }),
    );
}

/**
 * What contradicts what among all checkpoints ever seen of one log: a bad signature, two roots at
 * one size, a size beyond the entries, and every step to the next larger one that has no
 * consistency proof. The root over the entries is the last of them, so that all are tied to it.
 */
export async function compareCheckpoints(
  notes: Iterable<string>,
  entries: readonly Buffer[],
  key: VerifierKey,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const seen = new Map<string, Checkpoint>();
  for (const note of notes) {
    try {
      const { checkpoint } = openCheckpoint(note, key);
      seen.set(`${checkpoint.size} ${checkpoint.root.toString('base64')}`, checkpoint);
    } catch (error) {
      faults.push(`a checkpoint of ${key.name}: ${String(error)}`);
    }
  }
  const { frontier, root } = growTree(
    emptyFrontier,
    entries.map((entry) => leafHash(entry)),
  );
  const sorted = [...seen.values()].sort((a, b) => a.size - b.size);
  const steps = [...sorted, { origin: key.name, size: frontier.size, root }];
  const read = hashesOver(entries);
  for (const [i, next] of steps.slice(1).entries()) {
    const last = steps[i];
    const beyond = next.size > entries.length;
    if (last && last.size > 0 && (beyond || !(await follows(last, next, read))))
      faults.push(`${key.name}: ${String(last.size)} and ${String(next.size)} contradict`);
  }
  return faults;
}

async function follows(old: Checkpoint, next: Checkpoint, read: HashReader): Promise<boolean> {
  if (old.size > next.size) return false;
  return verifyConsistency({
    oldSize: old.size,
    newSize: next.size,
    oldRoot: old.root,
    newRoot: next.root,
    proof: await consistencyProof(old.size, next.size, read),
  });
}
