import { inclusionProof } from './inclusion-proof.js';
import { filesOf, sourceOf } from './testing/test-files.js';
import { testReader, testSigner } from './testing/test-log.js';
import { codeOf } from './testing/code-of.js';
import { leafHash } from './hash.js';
import { servedTile, tileHashReader } from './tile-hash-reader.js';

describe('the tiles a log serves', () => {
  it.each([
    [70_000, 0, 272, 'tile/0/272', 256],
    [70_000, 0, 273, 'tile/0/273.p/112', 112],
    [70_000, 1, 0, 'tile/1/000', 256],
    [70_000, 1, 1, 'tile/1/001.p/17', 17],
    [70_000, 2, 0, 'tile/2/000.p/1', 1],
    [256, 0, 0, 'tile/0/000', 256],
  ])('of %i leaves, level %i, index %i', (size, level, index, path, width) => {
    expect(servedTile(size, level, index)).toEqual({ path, width });
  });

  it.each([
    [256, 0, 1],
    [255, 1, 0],
    [0, 0, 0],
    [2 ** 53, 0, 0],
  ])('of %i leaves have no level %i, index %i', (size, level, index) => {
    expect(codeOf(() => servedTile(size, level, index))).toBe('size.out-of-range');
  });
});

describe('hashes read from tiles', () => {
  const entries = Array.from({ length: 1000 }, (_, i) => Buffer.from(`${i}`));
  const files = filesOf(entries, testSigner('a.example', 1, 1));
  const read = tileHashReader(sourceOf(files), entries.length);

  it('make the proofs that the leaves themselves make', async () => {
    const stored = testReader(entries.map((entry) => leafHash(entry)));
    for (let index = 0; index < entries.length; index += 37) {
      const proof = await inclusionProof(index, entries.length, read);
      expect(proof).toEqual(await inclusionProof(index, entries.length, stored));
    }
  });

  it.each([
    ['missing', undefined],
    ['too short', Buffer.alloc(8191)],
    ['too long', Buffer.alloc(8193)],
  ])('are refused when their tile is %s', async (_what, tile) => {
    const bad = new Map(files);
    bad.delete('tile/0/001');
    if (tile) bad.set('tile/0/001', tile);
    const reading = tileHashReader(sourceOf(bad), entries.length)([{ level: 0, index: 300 }]);
    await expect(reading).rejects.toMatchObject({ code: 'tile.malformed' });
  });
});
