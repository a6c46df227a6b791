import {
  bundleOf,
  entriesPath,
  parseBundle,
  parseTilePath,
  partialWidth,
  tilePath,
} from './tile-layout.js';
import { codeOf } from './testing/code-of.js';

describe('a tile path', () => {
  it.each([
    [-1, 0, 256, 'tile.malformed'],
    [64, 0, 256, 'tile.malformed'],
    [0.5, 0, 256, 'tile.malformed'],
    [0, 0, 0, 'tile.malformed'],
    [0, 0, 257, 'tile.malformed'],
    [0, -1, 256, 'size.out-of-range'],
    [0, 2 ** 53, 256, 'size.out-of-range'],
  ])('is refused for level %d, index %d, width %d', (level, index, width, code) =>
    expect(codeOf(() => tilePath(level, index, width))).toBe(code),
  );

  it.each([
    ...['', 'tile', 'tile/0', 'tile/0/', 'tile/0/0', 'tile/0/00', 'tile/0/0000', '/tile/0/000'],
    ...[
      'tile/00/000',
      'tile/64/000',
      'tile/-1/000',
      'tile/x/000',
      'tile/0/x000/001',
      'tile/0/x001',
    ],
    ...['tile/0/001/002', 'tile/0/000/', 'tile/0/000.p/', 'tile/0/000.p/0', 'tile/0/000.p/256'],
    ...['tile/0/000.p/01', 'tile/0/000.p/-1', 'tile/0/000.p/1/', 'tile/0/000\n', 'tile/0/../000'],
    ...['tile/entries', 'tile/data/000', 'entries/000', 'tile/0/x009/x007/x199/x254/x740/992'],
  ])('is not %j', (path) => expect(parseTilePath(path)).toBeUndefined());

  it.each([
    [0, 0, 256, 'tile/0/000'],
    [0, 0, 1, 'tile/0/000.p/1'],
    [1, 999, 255, 'tile/1/999.p/255'],
    [2, 1000, 256, 'tile/2/x001/000'],
    [63, 1234067, 8, 'tile/63/x001/x234/067.p/8'],
    [0, 2 ** 53 - 1, 256, 'tile/0/x009/x007/x199/x254/x740/991'],
  ])('of level %d, index %d, width %d is %s', (level, index, width, path) => {
    expect(tilePath(level, index, width)).toBe(path);
    expect(parseTilePath(path)).toEqual({ kind: 'tile', level, index, width });
  });

  it('of a bundle says entries', () => {
    expect(entriesPath(273, 112)).toBe('tile/entries/273.p/112');
    const name = { kind: 'entries', level: 0, index: 273, width: 112 };
    expect(parseTilePath('tile/entries/273.p/112')).toEqual(name);
  });
});

describe('partialWidth', () => {
  it.each([
    [70_000, 0, 112],
    [70_000, 1, 17],
    [70_000, 2, 1],
    [70_000, 3, 0],
    [256, 0, 0],
    [256, 1, 1],
    [2 ** 32 + 5, 4, 1],
    [2 ** 53 - 1, 6, 31],
    [2 ** 53 - 1, 63, 0],
  ])('of size %d at level %i is %i', (size, level, width) =>
    expect(partialWidth(size, level)).toBe(width),
  );
});

describe('a bundle', () => {
  const entries = [Buffer.from('one'), Buffer.alloc(65_535, 1), Buffer.alloc(32_768, 2)];

  it('is refused with bad entries', () => {
    expect(codeOf(() => bundleOf([]))).toBe('tile.malformed');
    expect(codeOf(() => bundleOf(Array<Buffer>(257).fill(Buffer.of(1))))).toBe('tile.malformed');
    expect(codeOf(() => bundleOf([Buffer.alloc(0)]))).toBe('tile.malformed');
    expect(codeOf(() => bundleOf([Buffer.alloc(65_536)]))).toBe('tile.malformed');
  });

  it.each<[string, number[], number]>([
    ['nothing', [], 1],
    ['half a length', [0], 1],
    ['half an entry', [0, 2, 1], 1],
    ['an empty entry', [0, 0], 1],
    ['one byte more', [0, 1, 9, 0], 1],
    ['one entry less', [0, 1, 9], 2],
    ['one entry more', [0, 1, 9, 0, 1, 9], 1],
    ['a count of 0', [], 0],
    ['a count of 257', [], 257],
  ])('is refused with %s', (_, bytes, count) =>
    expect(codeOf(() => parseBundle(Uint8Array.from(bytes), count))).toBe('tile.malformed'),
  );

  it('holds each entry after its length', () => {
    const bundle = bundleOf(entries);
    expect(bundle.subarray(0, 7).toString('hex')).toBe('00036f6e65ffff');
    expect(parseBundle(bundle, 3)).toEqual(entries);
    expect(parseBundle(bundleOf(Array<Buffer>(256).fill(Buffer.of(1))), 256)).toHaveLength(256);
  });
});
