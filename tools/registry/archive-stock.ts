import { join } from 'node:path';
import type { ArchiveManifest } from '#domain/generated/schemas.js';
import { entriesPath, MAX_ENTRY } from '#ledger/tile-layout.js';
import { MAX_BODY } from '#platform/ledger/new-body.js';
import { type LedgerStock, RebuildRefused } from '#platform/rebuild/ledger-stock.js';
import { readPlainFile } from '../ledger/directory-source.js';
import { digestOf, folderOf, readManifest } from './manifest-file.js';

const MAX_NOTE = 131_072;

/** One ledger of an archive; undefined when the archive has none of this origin. */
export async function archiveStock(
  directory: string,
  origin: string,
): Promise<LedgerStock | undefined> {
  const folder = join(directory, folderOf(origin));
  const manifest = await readManifest(folder).catch((error: unknown) => {
    throw new RebuildRefused(
      'rebuild.source-tampered',
      error instanceof Error ? error.message : String(error),
    );
  });
  if (!manifest) return undefined;
  if (manifest.origin !== origin)
    throw new RebuildRefused('rebuild.source-tampered', `${folder} is of ${manifest.origin}`);
  const read = (path: string, most: number) => readNamed(folder, manifest, path, most);
  return {
    notes: () =>
      Promise.all(
        [...manifest.notes.map((size) => `checkpoints/${size}`), 'checkpoint'].map(async (path) =>
          (await read(path, MAX_NOTE)).toString(),
        ),
      ),
    bundle: (index, width) => read(entriesPath(index, width), width * (2 + MAX_ENTRY)),
    body: async (sha256) => {
      if (manifest.erased.includes(sha256)) return null;
      const path = `body/${sha256}`;
      return Object.hasOwn(manifest.files, path) ? read(path, MAX_BODY) : undefined;
    },
  };
}

/** A file as the manifest names it: so a damaged one is told by its name. */
async function readNamed(
  folder: string,
  { files }: ArchiveManifest,
  path: string,
  most: number,
): Promise<Buffer> {
  const file = join(folder, path);
  const digest = files[path];
  const read = await readPlainFile(file, most);
  if (digest === undefined || read.state === 'missing')
    throw new RebuildRefused('rebuild.source-incomplete', `${file} is not there`);
  if (read.state !== 'found' || digestOf(read.bytes) !== digest)
    throw new RebuildRefused('rebuild.source-tampered', `${file} is not as it was written`);
  return read.bytes;
}
