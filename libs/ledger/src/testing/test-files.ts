import { type NoteSigner } from '../note-signer.js';
import { signCheckpoint } from '../checkpoint.js';
import { emptyFrontier } from '../frontier.js';
import { growTree } from '../grow-tree.js';
import { leafHash } from '../hash.js';
import { bundleOf, entriesPath, TILE_WIDTH, tilePath } from '../tile-layout.js';
import type { TileSource } from '../tile-source.js';

/** Every file of a ledger in its last state, by path. */
export type Files = Map<string, Buffer>;

/** The public files of a ledger with these entries; tiles straight from the leaf and node hashes. */
export function filesOf(entries: readonly Buffer[], signer: NoteSigner): Files {
  const files: Files = new Map();
  const leaves = entries.map((entry) => leafHash(entry));
  const { root, nodes } = growTree(emptyFrontier, leaves);
  const rows = [leaves];
  for (const { level, hash } of nodes) (rows[level] ??= []).push(hash);
  for (let at = 0; at < entries.length; at += TILE_WIDTH) {
    const part = entries.slice(at, at + TILE_WIDTH);
    files.set(entriesPath(at / TILE_WIDTH, part.length), bundleOf(part));
  }
  for (const [level, row] of rows.entries()) {
    for (let at = 0; at < row.length; at += TILE_WIDTH) {
      const part = row.slice(at, at + TILE_WIDTH);
      files.set(tilePath(level, at / TILE_WIDTH, part.length), Buffer.concat(part));
    }
  }
  const checkpoint = { origin: signer.verifier.name, size: entries.length, root };
  files.set('checkpoint', Buffer.from(signCheckpoint(checkpoint, signer)));
  return files;
}

/** A source over files in memory. */
export function sourceOf(files: ReadonlyMap<string, Buffer>): TileSource {
  return {
    read: (path, maxBytes) => {
      const bytes = files.get(path);
      if (bytes === undefined) return Promise.resolve({ state: 'missing' });
      return Promise.resolve(
        bytes.length > maxBytes ? { state: 'too-large' } : { state: 'found', bytes },
      );
    },
  };
}
