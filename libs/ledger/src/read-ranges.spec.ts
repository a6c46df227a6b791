import { readRanges } from './read-ranges.js';
import { referenceRoot, testLeaves, testReader } from './testing/test-log.js';

const leaves = testLeaves(70_000);
const read = testReader(leaves);

describe('readRanges', () => {
  it('rejects when the reader cannot find a hash, or returns too few', async () => {
    const beyond = [{ start: 0, end: 70_001 }];
    await expect(readRanges(beyond, read)).rejects.toThrow('no hash at');
    await expect(readRanges([{ start: 0, end: 2 }], () => Promise.resolve([]))).rejects.toThrow();
  });

  it('rejects an empty range', async () =>
    await expect(readRanges([{ start: 4, end: 4 }], read)).rejects.toThrow('not empty'));

  it('does not read for nothing', async () => {
    const never = () => Promise.reject(new Error('read'));
    await expect(readRanges([], never)).resolves.toEqual([]);
  });

  it('gives the Merkle hash of ranges of every kind with one reading', async () => {
    const ranges = [
      { start: 0, end: 1 },
      { start: 0, end: 70_000 },
      { start: 65_536, end: 70_000 },
      { start: 69_999, end: 70_000 },
      { start: 256, end: 512 },
      { start: 32_768, end: 65_536 },
    ];
    let calls = 0;
    const hashes = await readRanges(ranges, (wanted) => {
      calls++;
      return read(wanted);
    });
    expect(calls).toBe(1);
    expect(hashes).toEqual(ranges.map(({ start, end }) => referenceRoot(leaves.slice(start, end))));
  });

  it('I17 reads tile hashes far above 2^32', async () => {
    const start = 2 ** 45;
    const [first] = testLeaves(1);
    const positions: unknown[] = [];
    await readRanges([{ start, end: start + 2 ** 40 + 2 ** 33 + 1 }], (wanted) => {
      positions.push(...wanted);
      return Promise.resolve(wanted.map(() => first!));
    });
    expect(positions).toEqual([
      { level: 5, index: 2 ** 5 },
      { level: 4, index: 2 ** 13 + 2 ** 8 },
      { level: 4, index: 2 ** 13 + 2 ** 8 + 1 },
      { level: 0, index: start + 2 ** 40 + 2 ** 33 },
    ]);
  });
});
