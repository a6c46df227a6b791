import { LedgerFormatError } from './ledger-format-error.js';
import { checkSize, isSize, parseSize } from './size.js';

/** Hashes of a full tile, entries of a full bundle (c2sp.org/tlog-tiles). */
export const TILE_WIDTH = 256;

/** Bytes of the largest entry a bundle can hold: its length prefix has 16 bits. */
export const MAX_ENTRY = 65_535;

/** The highest level a tile path may name. */
const MAX_LEVEL = 63;

const PATH = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/;

/** What a path below the prefix of a log names; the level of a bundle is 0. */
export interface TileName {
  readonly kind: 'tile' | 'entries';
  readonly level: number;
  readonly index: number;
  /** 1 to 255 for a partial tile, 256 for a full one. */
  readonly width: number;
}

/**
 * Path of a hash tile below the prefix, without a leading slash: `tile/0/x001/x234/067.p/8`
 * (c2sp.org/tlog-tiles). Refuses 'tile.malformed' a level or width, 'size.out-of-range' an index.
 */
export function tilePath(level: number, index: number, width: number): string {
  if (!isSize(level) || level > MAX_LEVEL) refuse('a tile level is 0 to 63');
  return `tile/${level}/${indexPath(index)}${widthPath(width)}`;
}

/** Path of an entry bundle below the prefix; refuses like tilePath. */
export function entriesPath(index: number, width: number): string {
  return `tile/entries/${indexPath(index)}${widthPath(width)}`;
}

/** Reads a path of tilePath or entriesPath; undefined for every other spelling of it. */
export function parseTilePath(path: string): TileName | undefined {
  const [, where, groups, partial] = PATH.exec(path) ?? [];
  if (where === undefined || groups === undefined) return undefined;
  const index = parseSize(groups.replace(/[x/]/g, '').replace(/^0+(?=[0-9])/, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const level = where === 'entries' ? 0 : Number(where);
  if (index === undefined || width < 1 || width > TILE_WIDTH || level > MAX_LEVEL) return undefined;
  const kind = where === 'entries' ? 'entries' : 'tile';
  const canonical = kind === 'tile' ? tilePath(level, index, width) : entriesPath(index, width);
  return canonical === path ? { kind, level, index, width } : undefined;
}

/** Hashes in the last, partial tile of a level; 0 when there is none (c2sp.org/tlog-tiles). */
export function partialWidth(size: number, level: number): number {
  return Math.floor(checkSize(size) / TILE_WIDTH ** level) % TILE_WIDTH;
}

/**
 * An entry bundle: each entry after its length as 16 bits, big-endian (c2sp.org/tlog-tiles).
 * Refuses, as 'tile.malformed', 0 or over 256 entries and an entry of 0 or over 65,535 bytes.
 */
export function bundleOf(entries: readonly Uint8Array[]): Buffer {
  if (entries.length < 1 || entries.length > TILE_WIDTH) refuse('a bundle has 1 to 256 entries');
  const parts = entries.flatMap((entry) => {
    if (entry.length < 1 || entry.length > MAX_ENTRY) refuse('an entry has 1 to 65,535 bytes');
    return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
  });
  return Buffer.concat(parts);
}

/**
 * The entries of a bundle, as views into `bytes`. Refuses, as 'tile.malformed', a bundle that does
 * not hold exactly `count` (1 to 256) entries and nothing more, and an empty entry.
 */
export function parseBundle(bytes: Uint8Array, count: number): Buffer[] {
  if (!isSize(count) || count < 1 || count > TILE_WIDTH) refuse('a bundle has 1 to 256 entries');
  const bundle = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Buffer[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 2 > bundle.length) refuse('the bundle ends within a length');
    const end = at + 2 + bundle.readUInt16BE(at);
    if (end === at + 2) refuse('the bundle holds an empty entry');
    if (end > bundle.length) refuse('the bundle ends within an entry');
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  if (at !== bundle.length) refuse('the bundle holds more than its entries');
  return entries;
}

/** 1234067 is `x001/x234/067`. */
function indexPath(index: number): string {
  const digits = String(checkSize(index));
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  return padded.replace(/[0-9]{3}(?=[0-9])/g, 'x$&/');
}

function widthPath(width: number): string {
  if (!isSize(width) || width < 1 || width > TILE_WIDTH) refuse('a tile width is 1 to 256');
  return width === TILE_WIDTH ? '' : `.p/${width}`;
}

function refuse(message: string): never {
  throw new LedgerFormatError('tile.malformed', message);
}
