import { cosign } from './cosignature.js';
import { signCheckpoint } from './checkpoint.js';
import { fsck, type FsckOptions } from './fsck.js';
import { parsePolicy } from './policy.js';
import { parseSignedNote } from './signed-note.js';
import { type Files, filesOf, sourceOf } from './testing/test-files.js';
import { testSigner } from './testing/test-log.js';
import { formatVerifierKey } from './verifier-key.js';

const ORIGIN = 'hub.example/ledger';
const log = testSigner(ORIGIN, 1, 1);
const witness = testSigner('w.example', 4, 2);
const policy = parsePolicy(`witness w ${formatVerifierKey(witness.verifier)}\nquorum w\n`);
const entriesOf = (count: number) =>
  Array.from({ length: count }, (_, i) => Buffer.from(`entry ${i}`));

/** 66,000 leaves: 257 full tiles of level 0 and one of 208, one full of level 1 and one of 1, one of level 2. */
const SIZE = 66_000;
const good = filesOf(entriesOf(SIZE), log);
const note = good.get('checkpoint')!.toString();
const text = parseSignedNote(note).text;
const cosigned = Buffer.from(note + cosign(text, witness, 1_795_000_000));

const check = (files: Files, options: Partial<FsckOptions> = {}) =>
  fsck({ source: sourceOf(files), logKeys: [log.verifier], ...options });
const changed = (path: string, change: (bytes: Buffer) => Buffer) => {
  const bytes = good.get(path);
  if (!bytes) throw new Error(`no file ${path}`);
  return new Map(good).set(path, change(Buffer.from(bytes)));
};
const without = (path: string) => {
  const files = new Map(good);
  if (!files.delete(path)) throw new Error(`no file ${path}`);
  return files;
};
const flip = (at: number) => (bytes: Buffer) => {
  bytes[at]! ^= 4;
  return bytes;
};

describe('fsck names one fault with its path and index:', () => {
  it.each([
    ['a flipped bit in a full bundle', 'tile/entries/003', flip(2), 'bundle.wrong-entry', 768],
    ['in the last bundle', 'tile/entries/257.p/208', flip(30), 'bundle.wrong-entry', 65_794],
    ['in a length of a bundle', 'tile/entries/001', flip(1), 'bundle.malformed', 256],
    ['in a full tile of level 0', 'tile/0/002', flip(64), 'tile.wrong-hash', 514],
    ['in the last tile of level 0', 'tile/0/257.p/208', flip(0), 'tile.wrong-hash', 65_792],
    ['in a full tile of level 1', 'tile/1/000', flip(8191), 'tile.wrong-hash', 255],
    ['in the last tile of level 1', 'tile/1/001.p/1', flip(5), 'tile.wrong-hash', 256],
    ['in the tile of level 2', 'tile/2/000.p/1', flip(31), 'tile.wrong-hash', 0],
    [
      'a byte too many in a tile',
      'tile/1/000',
      (b: Buffer) => Buffer.concat([b, b]),
      'file.too-large',
      0,
    ],
    ['a byte too few', 'tile/0/000', (b: Buffer) => b.subarray(1), 'tile.wrong-length', 0],
    [
      'a byte too many in a bundle',
      'tile/entries/000',
      (b: Buffer) => Buffer.concat([b, Buffer.alloc(1)]),
      'bundle.malformed',
      0,
    ],
    [
      'an entry too few',
      'tile/entries/000',
      (b: Buffer) => b.subarray(0, -11),
      'bundle.malformed',
      0,
    ],
  ])('%s', async (_what, path, change, code, index) => {
    const report = await check(changed(path, change));
    expect(report.faults).toMatchObject([{ code, path, index }]);
    expect(report.outcome).toBe('contradicted');
    expect(report).toMatchObject({ leaves: SIZE, truncated: false });
  });

  it.each([
    ['tile/entries/200', 51_200],
    ['tile/entries/257.p/208', 65_792],
    ['tile/0/200', 51_200],
    ['tile/0/257.p/208', 65_792],
    ['tile/1/000', 0],
    ['tile/1/001.p/1', 256],
    ['tile/2/000.p/1', 0],
  ])('%s is missing', async (path, index) => {
    const report = await check(without(path));
    expect(report.faults).toMatchObject([{ code: 'file.missing', path, index }]);
    expect(report.outcome).toBe('contradicted');
  });

  it('a tile of another width in place of the right one', async () => {
    const files = without('tile/1/001.p/1').set('tile/1/001.p/2', Buffer.alloc(64));
    expect((await check(files)).faults).toMatchObject([
      { code: 'file.missing', path: 'tile/1/001.p/1' },
    ]);
  });

  it('another root, rightly signed', async () => {
    const root = Buffer.alloc(32, 7);
    const bad = Buffer.from(signCheckpoint({ origin: ORIGIN, size: SIZE, root }, log));
    const report = await check(new Map(good).set('checkpoint', bad));
    expect(report.faults).toMatchObject([{ code: 'root.wrong', path: 'checkpoint', index: SIZE }]);
  });

  it('a leaf its caller refuses', async () => {
    const report = await check(good, {
      checkLeaf: (entry, index) => (index === 70 ? `not ${entry.toString()}` : undefined),
    });
    expect(report.faults).toEqual([
      { code: 'leaf.invalid', path: 'tile/entries/000', index: 70, detail: 'not entry 70' },
    ]);
  });
});

describe('fsck refuses the checkpoint and looks no further:', () => {
  const noted = (noteText: string) => new Map(good).set('checkpoint', Buffer.from(noteText));
  const other = testSigner('other.example/ledger', 1, 1);
  it.each([
    [
      'a bad signature',
      note.replace(/[A-Za-z](.{4}==?\n)$/, (_, end: string) => `0${end}`),
      'checkpoint.bad-signature',
    ],
    ['a text that was changed', note.replace('66000', '66001'), 'checkpoint.bad-signature'],
    ['no signature of the log', note.replace('— hub', '— hut'), 'checkpoint.not-signed'],
    ['no note', 'hello\n', 'checkpoint.malformed'],
    ['a note of 128 KiB and more', note + 'x'.repeat(131_072), 'file.too-large'],
  ])('%s', async (_what, noteText, code) => {
    const report = await check(noted(noteText));
    expect(report.faults).toMatchObject([{ code, path: 'checkpoint' }]);
    expect(report).toMatchObject({ outcome: 'contradicted', leaves: 0, files: 0 });
    expect(report).not.toHaveProperty('size');
  });

  it('bytes that are not UTF-8', async () => {
    const report = await check(
      changed('checkpoint', (b) => Buffer.concat([b, Buffer.of(0xff, 10)])),
    );
    expect(report.faults).toMatchObject([{ code: 'checkpoint.malformed' }]);
  });

  it('the checkpoint of another origin, under the key given for it', async () => {
    const foreign = filesOf(entriesOf(3), other);
    expect((await check(foreign)).faults).toMatchObject([{ code: 'checkpoint.not-signed' }]);
    const forged = signForeign();
    expect((await check(noted(forged))).faults).toMatchObject([
      { code: 'checkpoint.wrong-origin' },
    ]);
  });

  /** A note of our key over the body of another log. */
  function signForeign(): string {
    const body = text.replace('hub', 'hut');
    const line = Buffer.concat([log.verifier.keyId, log.sign(Buffer.from(body))]);
    return `${body}\n— ${ORIGIN} ${line.toString('base64')}\n`;
  }

  it.each(['missing', 'unreachable'] as const)(
    'one that is %s is not a contradiction',
    async (state) => {
      const source = { read: () => Promise.resolve({ state, why: 'no answer' }) };
      const report = await fsck({ source, logKeys: [log.verifier] });
      expect(report.faults).toMatchObject([{ code: 'file.unreachable', path: 'checkpoint' }]);
      expect(report.outcome).toBe('could-not-check');
    },
  );
});

describe('fsck under a policy', () => {
  it.each([
    ['none', Buffer.from(note), 'quorum.missing'],
    [
      'a bad one',
      Buffer.from(note + cosign(text.replace('66000', '66001'), witness, 1_795_000_000)),
      'checkpoint.bad-signature',
    ],
  ])(
    'refuses %s of the cosignatures it asks for, and checks the tree all the same',
    async (_, bytes, code) => {
      const report = await check(new Map(good).set('checkpoint', bytes), { policy });
      expect(report.faults).toMatchObject([{ code }]);
      expect(report).toMatchObject({ quorum: 'missing', leaves: SIZE, outcome: 'contradicted' });
    },
  );

  it('passes with the quorum, and gives the witnesses', async () => {
    const report = await check(new Map(good).set('checkpoint', cosigned), { policy });
    expect(report).toMatchObject({ outcome: 'good', quorum: 'met', faults: [] });
    expect(report.cosignatures).toMatchObject([{ time: 1_795_000_000 }]);
  });
});

describe('fsck', () => {
  it.each([0, 1, 2, 255, 256, 257, 511, 512, 513, 1000, 65_535, 65_536, 65_537])(
    'passes a good ledger of %i leaves',
    async (size) => {
      const files = filesOf(entriesOf(size), log);
      const report = await check(files);
      expect(report).toMatchObject({
        outcome: 'good',
        faults: [],
        leaves: size,
        origin: ORIGIN,
        size,
      });
      // each file but the checkpoint was read and compared
      expect(report.files).toBe(files.size - 1);
    },
  );

  it('takes any of several keys of the log', async () => {
    const next = testSigner(ORIGIN, 1, 9).verifier;
    expect((await check(good, { logKeys: [next, log.verifier] })).outcome).toBe('good');
    expect((await check(good, { logKeys: [next] })).outcome).toBe('contradicted');
  });

  it('finds all faults, and ends at the limit', async () => {
    const files = new Map(good);
    for (let i = 10; i < 60; i++) files.delete(`tile/0/0${i}`);
    const all = await check(files);
    expect(all.faults).toHaveLength(50);
    expect(all.truncated).toBe(false);
    const some = await check(files, { maxFaults: 7 });
    expect(some.faults).toEqual(all.faults.slice(0, 7));
    expect(some).toMatchObject({ truncated: true, outcome: 'contradicted' });
  });

  it('ends at the limit when a signed size is far beyond what is there', async () => {
    const root = Buffer.alloc(32, 7);
    const size = Number.MAX_SAFE_INTEGER;
    const bytes = Buffer.from(signCheckpoint({ origin: ORIGIN, size, root }, log));
    const report = await check(new Map([['checkpoint', bytes]]));
    expect(report).toMatchObject({ truncated: true, outcome: 'contradicted' });
    expect(report.faults).toHaveLength(100);
  });

  it('names what is wrong in bundle and tile of the same leaves', async () => {
    const files = without('tile/entries/004');
    files.delete('tile/0/004');
    const report = await check(files);
    expect(report.faults.map(({ path }) => path)).toEqual(['tile/entries/004', 'tile/0/004']);
  });

  it.each([1, 255, 256, 300, 65_536, 65_792, 65_999, SIZE])(
    'begins at %i without reading what is below',
    async (from) => {
      const report = await check(good, { from });
      expect(report).toMatchObject({ outcome: 'good', faults: [] });
      expect(report.leaves).toBe(SIZE - Math.floor(from / 256) * 256);
    },
  );

  it('finds what was changed above the size it begins at, and a tree that is smaller', async () => {
    const files = changed('tile/entries/250', flip(20));
    expect((await check(files, { from: 64_256 })).outcome).toBe('good');
    expect((await check(files, { from: 64_255 })).faults).toMatchObject([
      { code: 'bundle.wrong-entry', path: 'tile/entries/250' },
    ]);
    expect((await check(good, { from: SIZE + 1 })).faults).toMatchObject([
      { code: 'checkpoint.too-small' },
    ]);
  });

  it('refuses hashes below the size it begins at that do not give the root', async () => {
    const report = await check(changed('tile/1/000', flip(99)), { from: 1000 });
    expect(report.outcome).toBe('contradicted');
  });
});
