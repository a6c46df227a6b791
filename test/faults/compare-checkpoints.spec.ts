import { generateKeyPairSync } from 'node:crypto';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { emptyFrontier } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { noteSigner } from '#ledger/note-signer.js';
import { compareCheckpoints } from '../../tools/chaos/compare-checkpoints.js';

const origin = 'hub.example/ledger';
const signer = noteSigner(origin, 1, generateKeyPairSync('ed25519').privateKey);
const entriesOf = (count: number, word = 'entry') =>
  Array.from({ length: count }, (_, i) => Buffer.from(`${word} ${i}`));
const noteOver = (entries: readonly Buffer[], by = signer) => {
  const hashes = entries.map((entry) => leafHash(entry));
  const { root } = growTree(emptyFrontier, hashes);
  return signCheckpoint({ origin, size: entries.length, root }, by);
};
const entries = entriesOf(600);
const at = (size: number) => noteOver(entries.slice(0, size));

it('finds nothing among checkpoints of one history', async () => {
  const notes = [at(1), at(255), at(256), at(257), at(599), at(600), at(1)];
  expect(await compareCheckpoints(notes, entries, signer.verifier)).toEqual([]);
});

it.each([
  ['another root at a size', noteOver(entriesOf(300, 'other'))],
  ['a size beyond the entries', noteOver(entriesOf(601))],
  [
    'another signature',
    noteOver(entries, noteSigner(origin, 1, generateKeyPairSync('ed25519').privateKey)),
  ],
])('finds %s', async (_name, note) => {
  const faults = await compareCheckpoints([at(200), note, at(400)], entries, signer.verifier);
  expect(faults.length).toBeGreaterThan(0);
});
