import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirement } from '../../../test/support/requirements.js';
import { openCheckpoint } from './checkpoint.js';
import { consistencyProof, verifyConsistency } from './consistency-proof.js';
import { emptyFrontier } from './frontier.js';
import { fsck } from './fsck.js';
import { growTree } from './grow-tree.js';
import { leafHash } from './hash.js';
import { inclusionProof, verifyInclusion } from './inclusion-proof.js';
import { codeOf } from './testing/code-of.js';
import { sourceOf } from './testing/test-files.js';
import { testReader } from './testing/test-log.js';
import { entriesPath, parseBundle, parseTilePath, tilePath } from './tile-layout.js';
import { formatVerifierKey, parseVerifierKey } from './verifier-key.js';

const vectors = requirement('vectors');
vectors.describe('I15 a log written by Tessera', () => {
  const folder = join(vectors.value, 'tlog/log');
  const bytes = (path: string) => readFileSync(join(folder, path));
  const text = (path: string) => bytes(path).toString();
  const keyText = readFileSync(join(folder, '../log.pub'), 'utf8').trim();
  const key = parseVerifierKey(keyText);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const notes = files.filter((path) => path.startsWith('checkpoint'));
  const rootAt = (size: number) => openCheckpoint(text(`checkpoint.${size}`), key).checkpoint.root;
  const tileAt = (size: number) => {
    const tile = bytes(tilePath(0, 0, size));
    return Array.from({ length: size }, (_, i) => tile.subarray(32 * i, 32 * (i + 1)));
  };
  const sizes = Array.from({ length: 15 }, (_, i) => i + 1);

  it('has 47 files, 17 of them notes, the others at canonical paths', () => {
    expect(files).toHaveLength(47);
    expect(notes).toHaveLength(17);
    const tiles = files.filter((path) => parseTilePath(path) !== undefined);
    expect(tiles).toHaveLength(30);
  });

  it('has a key whose id is right', () => expect(formatVerifierKey(key)).toBe(keyText));

  it.each(notes)('%s opens, and is refused with any bit changed', (name) => {
    const note = text(name);
    const size = Number(name.split('.')[1] ?? 15);
    expect(openCheckpoint(note, key).checkpoint.size).toBe(size);
    const raw = bytes(name);
    for (let at = 0; at < raw.length; at++) {
      const bad = Buffer.from(raw);
      bad[at]! ^= 1;
      expect(codeOf(() => openCheckpoint(bad.toString(), key))).toBeDefined();
    }
  });

  it.each(sizes)(
    'of size %i has the root, the tile and the inclusions of its entries',
    async (n) => {
      const entries = parseBundle(bytes(entriesPath(0, n)), n);
      const hashes = entries.map((entry) => leafHash(entry));
      expect(hashes).toEqual(tileAt(n));
      const { root } = growTree(emptyFrontier, hashes);
      expect(root).toEqual(rootAt(n));
      for (const [index, hash] of hashes.entries()) {
        const proof = await inclusionProof(index, n, testReader(hashes));
        expect(verifyInclusion({ index, size: n, leafHash: hash, proof, root })).toBe(true);
      }
    },
  );

  it('is consistent for all 105 pairs of sizes, from its tiles', async () => {
    let pairs = 0;
    for (const newSize of sizes) {
      for (let oldSize = 1; oldSize < newSize; oldSize++, pairs++) {
        const proof = await consistencyProof(oldSize, newSize, testReader(tileAt(newSize)));
        const [oldRoot, newRoot] = [rootAt(oldSize), rootAt(newSize)];
        expect(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof })).toBe(true);
      }
    }
    expect(pairs).toBe(105);
  });

  it.each(sizes)('of size %i passes fsck, and not with any bit of it changed', async (n) => {
    const at = (path: string, name = path) => [path, bytes(name)] as const;
    const files = new Map([
      at('checkpoint', `checkpoint.${n}`),
      at(tilePath(0, 0, n)),
      at(entriesPath(0, n)),
    ]);
    const check = (log: typeof files) => fsck({ source: sourceOf(log), logKeys: [key] });
    expect(await check(files)).toMatchObject({ outcome: 'good', leaves: n, files: 2, faults: [] });
    for (const [path, content] of files) {
      for (let place = 0; place < content.length; place += 7) {
        const bad = Buffer.from(content);
        bad[place]! ^= 1;
        const { outcome, faults } = await check(new Map(files).set(path, bad));
        expect([outcome, faults[0]?.path]).toEqual(['contradicted', path]);
      }
    }
  });

  it('has another root with any bit of a tile or a bundle changed', () => {
    for (const path of [tilePath(0, 0, 15), entriesPath(0, 15)]) {
      const raw = bytes(path);
      for (let at = 0; at < raw.length; at++) {
        const bad = Buffer.from(raw);
        bad[at]! ^= 1;
        expect(rootFrom(path, bad)?.equals(rootAt(15)) ?? false).toBe(false);
      }
      expect(rootFrom(path, raw)).toEqual(rootAt(15));
    }
  });

  function rootFrom(path: string, data: Buffer): Buffer | undefined {
    if (path === tilePath(0, 0, 15)) {
      const hashes = Array.from({ length: 15 }, (_, i) => data.subarray(32 * i, 32 * (i + 1)));
      return growTree(emptyFrontier, hashes).root;
    }
    if (codeOf(() => parseBundle(data, 15)) !== undefined) return undefined;
    const hashes = parseBundle(data, 15).map((entry) => leafHash(entry));
    return growTree(emptyFrontier, hashes).root;
  }
});
