import { openCheckpoint } from './checkpoint.js';
import { checkTree } from './check-tree.js';
import { FaultList } from './fsck-report.js';
import { type Files, filesOf, sourceOf } from './testing/test-files.js';
import { testSigner } from './testing/test-log.js';
import type { TileSource } from './tile-source.js';

const log = testSigner('hub.example/ledger', 1, 1);
const filesWith = (size: number) =>
  filesOf(
    Array.from({ length: size }, (_, i) => Buffer.from(`entry ${i}`)),
    log,
  );

/** The whole check of a tree without its note and policy, which fsck.spec.ts tests. */
async function check(files: Files, source: TileSource = sourceOf(files), from = 0) {
  const { checkpoint } = openCheckpoint(files.get('checkpoint')!.toString(), log.verifier);
  const list = new FaultList(100);
  const done = { leaves: 0, files: 0 };
  const progress: number[] = [];
  const onProgress = (leaves: number, size: number) => {
    expect(size).toBe(checkpoint.size);
    progress.push(leaves);
  };
  await checkTree({ source, checkpoint, from, list, done, onProgress });
  return { faults: list.faults, outcome: list.outcome, done, progress };
}

describe('checkTree', () => {
  it.each([
    [0, []],
    [1, [1]],
    [256, [256]],
    [257, [256, 257]],
    [600, [256, 512, 600]],
  ])('tells of its progress through %i leaves', async (size, told) => {
    const { progress, faults, done } = await check(filesWith(size));
    expect(progress).toEqual(told);
    expect(faults).toEqual([]);
    expect(done.leaves).toBe(size);
  });

  it('keeps the order of a tree that is larger than what it reads ahead', async () => {
    const files = filesWith(70_000);
    const { progress, outcome, done } = await check(files);
    expect(progress).toEqual(
      Array.from({ length: 274 }, (_, i) => Math.min((i + 1) * 256, 70_000)),
    );
    expect(outcome).toBe('good');
    expect(done).toEqual({ leaves: 70_000, files: files.size - 1 });
  });

  it('still compares what follows leaves of which it has neither entries nor hashes', async () => {
    const files = filesWith(600);
    const whole = sourceOf(files);
    const source: TileSource = {
      read: (path, maxBytes) =>
        /(entries|0)\/000$/.test(path)
          ? Promise.resolve({ state: 'unreachable', why: 'no answer' })
          : whole.read(path, maxBytes),
    };
    const silent = await check(files, source);
    expect(silent.faults.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'file.unreachable tile/entries/000',
      'file.unreachable tile/0/000',
    ]);
    expect(silent.outcome).toBe('could-not-check');
    files.get('tile/0/001')![40]! ^= 1;
    const flipped = await check(files, source);
    expect(flipped.faults[2]).toMatchObject({ code: 'tile.wrong-hash', path: 'tile/0/001' });
    expect(flipped.outcome).toBe('contradicted');
  });

  it('cannot begin in the middle when the tiles below cannot be read', async () => {
    const files = filesWith(600);
    files.delete('tile/1/000.p/2');
    const { faults, progress } = await check(files, sourceOf(files), 512);
    expect(faults[0]).toMatchObject({ code: 'file.unreachable', path: 'checkpoint', index: 512 });
    expect(progress).toEqual([600]);
  });
});
