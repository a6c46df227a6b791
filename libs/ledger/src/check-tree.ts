import type { Checkpoint } from './checkpoint.js';
import { emptyFrontier, type Frontier } from './frontier.js';
import type { FaultList } from './fsck-report.js';
import { growTree } from './grow-tree.js';
import { HASH_LENGTH, leafHash } from './hash.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { readAhead } from './read-ahead.js';
import { readRanges } from './read-ranges.js';
import { servedTile, tileHashReader } from './tile-hash-reader.js';
import { entriesPath, MAX_ENTRY, parseBundle, TILE_WIDTH } from './tile-layout.js';
import type { TileRead, TileSource } from './tile-source.js';

/** Judges one leaf by its bytes and index: why it is wrong, or undefined. */
export type LeafCheck = (entry: Buffer, index: number) => string | undefined;

/** One check of a tree against its signed checkpoint; counts and faults go into `done` and `list`. */
export interface TreeCheck {
  readonly source: TileSource;
  readonly checkpoint: Checkpoint;
  /** Leaves below are taken from tiles; at most the size of the checkpoint. */
  readonly from: number;
  readonly list: FaultList;
  readonly done: { leaves: number; files: number };
  readonly checkLeaf?: LeafCheck | undefined;
  readonly onProgress?: ((leaves: number, size: number) => void) | undefined;
}

/** Bundles with their tiles in flight; of ordinary entries, a megabyte. */
const READ_AHEAD = 32;

interface Block {
  /** Of the bundle and of its tile of level 0. */
  readonly index: number;
  readonly width: number;
  readonly bundle: TileRead;
  readonly tile: TileRead;
}

/**
 * Derives every tile and the root from the entries and compares them with what is served. A bundle
 * that cannot be used is replaced by its tile, so that what follows is still checked; when neither
 * can be used, the levels above cannot be derived, and only bundles and their tiles are compared.
 */
export async function checkTree(check: TreeCheck): Promise<void> {
  const { source, checkpoint, list, done } = check;
  const { size } = checkpoint;
  const first = Math.floor(check.from / TILE_WIDTH);
  const tree = await beginAt(check, first * TILE_WIDTH);
  const blocks = readAhead(range(first, Math.ceil(size / TILE_WIDTH)), READ_AHEAD, (index) =>
    readBlock(source, size, index),
  );
  let frontier: Frontier | undefined = tree?.frontier;
  for await (const block of blocks) {
    const hashes = await leavesOf(check, block, frontier);
    if (hashes === undefined || frontier === undefined || tree === undefined) {
      frontier = undefined;
    } else {
      const grown = growTree(frontier, hashes);
      frontier = grown.frontier;
      for (const { level, index, hash } of grown.nodes) {
        const row = (tree.rows[level] ??= []);
        row.push(hash);
        if (index % TILE_WIDTH === TILE_WIDTH - 1) {
          await compareTile(check, level, Math.floor(index / TILE_WIDTH), row);
          tree.rows[level] = [];
        }
      }
    }
    done.leaves += block.width;
    check.onProgress?.(block.index * TILE_WIDTH + block.width, size);
  }
  if (frontier === undefined || tree === undefined) return;
  for (const [level, row] of tree.rows.entries()) {
    if (level === 0 || row === undefined || row.length === 0) continue;
    await compareTile(check, level, Math.floor(size / TILE_WIDTH ** (level + 1)), row);
  }
  if (!growTree(frontier, []).root.equals(checkpoint.root)) {
    list.add('root.wrong', 'checkpoint', 'the entries give another root', size);
  }
}

/**
 * The tree of the first `start` leaves from its tiles, and of each level the hashes of the tile that
 * is not yet full. The root check binds all of them. Undefined, with a fault, when a tile is bad.
 */
async function beginAt(
  { source, checkpoint, list }: TreeCheck,
  start: number,
): Promise<{ frontier: Frontier; rows: (Buffer[] | undefined)[] } | undefined> {
  if (start === 0) return { frontier: emptyFrontier, rows: [] };
  const read = tileHashReader(source, checkpoint.size);
  const ranges: { start: number; end: number }[] = [];
  for (let at = 0; at < start;) {
    let width = 1;
    while (at + width * 2 <= start) width *= 2;
    ranges.push({ start: at, end: at + width });
    at += width;
  }
  try {
    const frontier = { size: start, peaks: await readRanges(ranges, read) };
    const rows: (Buffer[] | undefined)[] = [];
    for (let level = 1; start >= TILE_WIDTH ** level; level++) {
      const hashes = Math.floor(start / TILE_WIDTH ** level);
      const begun = Math.floor(hashes / TILE_WIDTH) * TILE_WIDTH;
      const wanted = [...range(begun, hashes)].map((index) => ({ level, index }));
      rows[level] = [...(await read(wanted))];
    }
    return { frontier, rows };
  } catch (error) {
    if (!(error instanceof LedgerFormatError)) throw error;
    list.add('file.unreachable', 'checkpoint', `the tree below ${start}: ${error.message}`, start);
    return undefined;
  }
}

async function readBlock(source: TileSource, size: number, index: number): Promise<Block> {
  const { path, width } = servedTile(size, 0, index);
  const [bundle, tile] = await Promise.all([
    source.read(entriesPath(index, width), width * (2 + MAX_ENTRY)),
    source.read(path, width * HASH_LENGTH),
  ]);
  return { index, width, bundle, tile };
}

/** Leaf hashes of one bundle, whether from its entries or, when those are bad, from its tile. */
async function leavesOf(
  check: TreeCheck,
  { index, width, bundle, tile }: Block,
  frontier: Frontier | undefined,
): Promise<readonly Buffer[] | undefined> {
  const bundlePath = entriesPath(index, width);
  const { path } = servedTile(check.checkpoint.size, 0, index);
  const first = index * TILE_WIDTH;
  const entries = entriesIn(check, bundle, { path: bundlePath, width, first });
  const given = tileIn(check, tile, { path, width, first });
  const derived = entries?.map((entry, i) => {
    const fault = check.checkLeaf?.(entry, first + i);
    if (fault !== undefined) check.list.add('leaf.invalid', bundlePath, fault, first + i);
    return leafHash(entry);
  });
  const stored = given && hashesIn(given);
  if (!derived || !stored || !given) return derived ?? stored;
  if (Buffer.concat(derived).equals(given)) return derived;
  const at = first + derived.findIndex((hash, i) => !hash.equals(stored[i]!));
  // entries and tile differ: the level above, which was signed for, tells which of them is changed
  const entriesFit = await fits(check, index, derived, frontier);
  if (entriesFit !== true && (await fits(check, index, stored, frontier)) === true) {
    check.list.add('bundle.wrong-entry', bundlePath, 'an entry does not have its hash', at);
    return stored;
  }
  check.list.add('tile.wrong-hash', path, 'a hash is not that of its entry', at);
  return derived;
}

/** Whether these leaves agree with the tile above, or, in the last bundle, with the signed root. */
async function fits(
  { source, checkpoint }: TreeCheck,
  index: number,
  hashes: readonly Buffer[],
  frontier: Frontier | undefined,
): Promise<boolean | undefined> {
  if (hashes.length < TILE_WIDTH) {
    return frontier && growTree(frontier, hashes).root.equals(checkpoint.root);
  }
  try {
    const [parent] = await tileHashReader(source, checkpoint.size)([{ level: 1, index }]);
    return parent?.equals(growTree(emptyFrontier, hashes).root);
  } catch (error) {
    if (error instanceof LedgerFormatError) return undefined; // its own comparison reports it
    throw error;
  }
}

/** Compares a tile of level 1 and above with its derived hashes. */
async function compareTile(
  check: TreeCheck,
  level: number,
  index: number,
  row: readonly Buffer[],
): Promise<void> {
  const { path, width } = servedTile(check.checkpoint.size, level, index);
  const first = index * TILE_WIDTH;
  const read = await check.source.read(path, width * HASH_LENGTH);
  const given = tileIn(check, read, { path, width, first });
  if (!given || Buffer.concat(row).equals(given)) return;
  const stored = hashesIn(given);
  const at = first + row.findIndex((hash, i) => !stored[i]?.equals(hash));
  check.list.add('tile.wrong-hash', path, 'a hash is not that of the entries below it', at);
}

interface Place {
  readonly path: string;
  readonly width: number;
  /** Index of its first leaf or hash. */
  readonly first: number;
}

function entriesIn(check: TreeCheck, read: TileRead, place: Place): Buffer[] | undefined {
  const bytes = bytesIn(check, read, place);
  if (bytes === undefined) return undefined;
  try {
    return parseBundle(bytes, place.width);
  } catch (error) {
    if (!(error instanceof LedgerFormatError)) throw error;
    check.list.add('bundle.malformed', place.path, error.message, place.first);
    return undefined;
  }
}

function tileIn(check: TreeCheck, read: TileRead, place: Place): Buffer | undefined {
  const bytes = bytesIn(check, read, place);
  if (bytes === undefined || bytes.length === place.width * HASH_LENGTH) return bytes;
  const detail = `${place.width} hashes are expected, ${bytes.length} bytes are there`;
  check.list.add('tile.wrong-length', place.path, detail, place.first);
  return undefined;
}

function bytesIn({ list, done }: TreeCheck, read: TileRead, place: Place): Buffer | undefined {
  done.files++;
  switch (read.state) {
    case 'found':
      return read.bytes;
    case 'missing':
      list.add('file.missing', place.path, 'the signed tree needs it', place.first);
      return undefined;
    case 'too-large':
      list.add('file.too-large', place.path, 'no file of this name is so long', place.first);
      return undefined;
    case 'unreachable':
      list.add('file.unreachable', place.path, read.why, place.first);
      return undefined;
  }
}

function hashesIn(tile: Buffer): Buffer[] {
  const count = tile.length / HASH_LENGTH;
  return Array.from({ length: count }, (_, i) =>
    tile.subarray(i * HASH_LENGTH, (i + 1) * HASH_LENGTH),
  );
}

function* range(from: number, to: number): Generator<number> {
  for (let i = from; i < to; i++) yield i;
}
