import { HASH_LENGTH } from './hash.js';
import type { HashReader } from './hash-reader.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { checkSize } from './size.js';
import { TILE_WIDTH, tilePath } from './tile-layout.js';
import type { TileSource } from './tile-source.js';

/** A tile as the log of a size serves it. */
export interface ServedTile {
  readonly path: string;
  /** 1 to 256 hashes. */
  readonly width: number;
}

/**
 * The widest form in which a log of `size` leaves serves a tile (c2sp.org/tlog-tiles). Refuses, as
 * 'size.out-of-range', a tile beyond the tree.
 */
export function servedTile(size: number, level: number, index: number): ServedTile {
  const hashes = Math.floor(checkSize(size) / TILE_WIDTH ** level);
  const width = Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH);
  if (width < 1) throw new LedgerFormatError('size.out-of-range', 'no such tile at this size');
  return { path: tilePath(level, index, width), width };
}

/**
 * Stored hashes of a log of `size` leaves, from its tiles: each tile is read once a call. What it
 * gives is not verified: the proof or root made of it is. Rejects, as 'tile.malformed', when a tile
 * is not to be had or has another length.
 */
export function tileHashReader(source: TileSource, size: number): HashReader {
  return async (wanted) => {
    const tiles = new Map<string, Promise<Buffer>>();
    const hashes: Buffer[] = [];
    for (const { level, index } of wanted) {
      const { path, width } = servedTile(size, level, Math.floor(index / TILE_WIDTH));
      const tile = tiles.get(path) ?? readTile(source, path, width);
      tiles.set(path, tile);
      const at = (index % TILE_WIDTH) * HASH_LENGTH;
      hashes.push((await tile).subarray(at, at + HASH_LENGTH));
    }
    return hashes;
  };
}

async function readTile(source: TileSource, path: string, width: number): Promise<Buffer> {
  const length = width * HASH_LENGTH;
  const tile = await source.read(path, length);
  if (tile.state === 'found' && tile.bytes.length === length) return tile.bytes;
  throw new LedgerFormatError('tile.malformed', `${path} was not to be had in full`);
}
