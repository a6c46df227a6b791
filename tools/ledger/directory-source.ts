import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTilePath } from '#ledger/tile-layout.js';
import type { TileRead, TileSource } from '#ledger/tile-source.js';

/** True for the paths a ledger has: the checkpoint, and tiles and bundles in their one spelling. */
export function isLedgerPath(path: string): boolean {
  return path === 'checkpoint' || parseTilePath(path) !== undefined;
}

/** The files of a ledger in a directory, as `ledger export` writes them. Symbolic links are refused. */
export function directorySource(directory: string): TileSource {
  return {
    read: async (path, maxBytes) => {
      if (!isLedgerPath(path)) return { state: 'missing' };
      return readPlainFile(join(directory, path), maxBytes);
    },
  };
}

/** A plain file of at most `maxBytes`; never waits for a pipe or reads a device. */
export async function readPlainFile(file: string, maxBytes: number): Promise<TileRead> {
  try {
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const handle = await open(file, flags);
    try {
      const { size, isPlain } = await handle
        .stat()
        .then((stat) => ({ size: stat.size, isPlain: stat.isFile() }));
      if (!isPlain) return { state: 'unreachable', why: 'it is not a plain file' };
      if (size > maxBytes) return { state: 'too-large' };
      const bytes = Buffer.allocUnsafe(size);
      const { bytesRead } = await handle.read(bytes, 0, size, 0);
      return { state: 'found', bytes: bytes.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'missing' };
    if (code === 'ELOOP') return { state: 'unreachable', why: 'it is a symbolic link' };
    if (code === undefined) throw error;
    return { state: 'unreachable', why: message };
  }
}
