import { readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { DataSource } from 'typeorm';
import { parseCheckpointBody } from '#ledger/checkpoint.js';
import type { FsckFault } from '#ledger/fsck-report.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { partialWidth, parseTilePath, TILE_WIDTH } from '#ledger/tile-layout.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import { keysWithAnchors } from '#platform/federation/keys-with-anchors.js';
import { keyChangesOf } from '#platform/ledger/key-changes.sql.js';
import { LedgerReader } from '#platform/ledger/ledger-reader.js';
import { databaseSource } from '../ledger/database-source.js';
import { readPlainFile } from '../ledger/directory-source.js';
import { exportLedger } from '../ledger/export-ledger.js';
import type { OpenSource } from '../ledger/open-source.js';
import { isThere, writeFileOnce } from '../ledger/write-file-once.js';
import { digestOf, folderOf, readManifest, writeManifest } from './manifest-file.js';

/** What became of one ledger of an archive. */
export interface ArchivedLedger {
  readonly origin: string;
  readonly folder: string;
  readonly size: number;
  readonly written: number;
  readonly removed: number;
  /** With a fault the earlier archive of the ledger stays as it is. */
  readonly faults: readonly FsckFault[];
}

interface StoredLog {
  readonly origin: string;
  readonly log_id: number;
  readonly verifier_key: string;
}

/**
 * Brings an archive of all ledgers of a database up to date, each in a folder of its own with the
 * paths of its server: new bundles, tiles and bodies, then the checkpoint, then the manifest.
 */
export async function* archiveLedgers(
  db: DataSource,
  directory: string,
  progress: (text: string) => void,
): AsyncGenerator<ArchivedLedger> {
  const logs = await db.query<StoredLog[]>(
    `SELECT l.origin, l.log_id, l.verifier_key FROM ledger_log l
     WHERE EXISTS (SELECT FROM ledger_publication p WHERE p.log_id = l.log_id AND p.size > 0)
     ORDER BY l.log_id`,
  );
  for (const log of logs) yield await archiveLedger(db, log, directory, progress);
}

async function archiveLedger(
  db: DataSource,
  { origin, log_id: logId, verifier_key: first }: StoredLog,
  directory: string,
  progress: (text: string) => void,
): Promise<ArchivedLedger> {
  const folder = join(directory, folderOf(origin));
  const changes = await keyChangesOf(db, logId);
  const logKeys = keysWithAnchors(changes, [first]).map((k) => parseVerifierKey(k.verifierKey));
  const reader = new LedgerReader(db, logId);
  const exported = await exportLedger(sourceOf(reader, origin), folder, { logKeys, progress });
  const { size, written, removed, faults } = exported;
  if (faults.length > 0) return { origin, folder, size, written, removed, faults };
  const named = changes.flatMap(({ addedAt }) => addedAt ?? []);
  const notes = await keepNotes(reader, folder, named, size);
  // crash here: a newer checkpoint under the manifest of before; the next run writes both again
  const files = await digests(folder, size);
  const note = await readPlainFile(join(folder, 'checkpoint'), 131_072);
  if (note.state !== 'found') throw new Error('a checkpoint that was written is there');
  const { root } = parseCheckpointBody(parseSignedNote(note.bytes.toString()).text);
  await writeManifest(folder, {
    ...{ v: 1, origin, size: String(size), root: root.toString('base64'), notes },
    ...{ files: { ...files.kept, checkpoint: digestOf(note.bytes) } },
    erased: [...exported.erased].sort(),
  });
  // crash here: files that no manifest names; the next run takes them away
  for (const path of files.outdated) await rm(join(folder, path), { force: true });
  return { origin, folder, size, written, removed, faults };
}

function sourceOf(reader: LedgerReader, name: string): OpenSource {
  return {
    source: databaseSource(reader),
    name,
    body: async (hex) => {
      const stored = await reader.publishedBody(hex);
      if (!stored) return { state: 'missing' };
      return stored.bytes ? { state: 'found', bytes: stored.bytes } : { state: 'erased' };
    },
    close: () => Promise.resolve(),
  };
}

/**
 * The first checkpoints over leaves that name a key: without them nobody who begins with the first
 * key could believe the newest one (docs/adr/0010). Gives their sizes.
 */
async function keepNotes(
  reader: LedgerReader,
  folder: string,
  indices: readonly number[],
  size: number,
): Promise<string[]> {
  const sizes = new Set<number>();
  for (const index of indices) {
    const published = await reader.firstCheckpointOver(index);
    // The first leaf is under every checkpoint, and the newest one has a file of its own.
    if (index === 0 || !published || published.size >= size) continue;
    sizes.add(published.size);
    const file = join(folder, 'checkpoints', String(published.size));
    if (!(await isThere(file))) await writeFileOnce(file, Buffer.from(published.note));
  }
  return [...sizes].sort((a, b) => a - b).map(String);
}

/** Digests of the files of this size, those of the manifest before taken from it; and what is outdated. */
async function digests(
  folder: string,
  size: number,
): Promise<{ kept: Record<string, string>; outdated: readonly string[] }> {
  const known = (await readManifest(folder))?.files ?? {};
  const kept: Record<string, string> = {};
  const outdated: string[] = [];
  for (const path of await filesBelow(folder)) {
    if (path === 'checkpoint' || path === 'manifest.json') continue;
    if (isOutdated(path, size)) outdated.push(path);
    else kept[path] = known[path] ?? (await digestOfFile(join(folder, path)));
  }
  return { kept, outdated };
}

/** Drafts of a run that was killed, and tiles of the right edge of an earlier size. */
function isOutdated(path: string, size: number): boolean {
  if (path.includes('.draft-')) return true;
  const tile = parseTilePath(path);
  if (!tile || tile.width === TILE_WIDTH) return false;
  const isEdge = tile.index === Math.floor(size / TILE_WIDTH ** (tile.level + 1));
  return !isEdge || tile.width !== partialWidth(size, tile.level);
}

async function digestOfFile(file: string): Promise<string> {
  const read = await readPlainFile(file, 268_435_456);
  if (read.state !== 'found') throw new Error(`${file} cannot be read`);
  return digestOf(read.bytes);
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
