import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { consistencyProof, verifyConsistency } from '#ledger/consistency-proof.js';
import { fsck } from '#ledger/fsck.js';
import type { FsckFault } from '#ledger/fsck-report.js';
import { openCheckpoint } from '#ledger/checkpoint.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { readAhead } from '#ledger/read-ahead.js';
import { MAX_NOTE } from '#ledger/signed-note.js';
import { servedTile, tileHashReader } from '#ledger/tile-hash-reader.js';
import { entriesPath, MAX_ENTRY, TILE_WIDTH } from '#ledger/tile-layout.js';
import type { TileSource } from '#ledger/tile-source.js';
import type { VerifierKey } from '#ledger/verifier-key.js';
import { readPublicEvent } from '#platform/federation/read-public-event.js';
import { directorySource } from './directory-source.js';
import type { OpenSource } from './open-source.js';
import { isThere, putFile, writeFileOnce } from './write-file-once.js';

/** How to export. */
export interface ExportOptions {
  readonly logKeys: readonly VerifierKey[];
  progress(text: string): void;
}

/** What an export did. With a fault, no checkpoint was written. */
export interface Exported {
  readonly origin: string;
  readonly size: number;
  readonly written: number;
  readonly kept: number;
  /** Bodies that were here and are erased at the source. */
  readonly removed: number;
  /** Digests of all bodies that are erased at the source. */
  readonly erased: readonly string[];
  readonly faults: readonly FsckFault[];
}

/** Requests to the source at a time. */
const PARALLEL = 8;

/**
 * Copies a ledger into a directory: what is missing is fetched, then everything in the directory,
 * old and new, is derived anew from its entries and compared with the signed root, and only then the
 * checkpoint is replaced. A crash leaves whole files without a checkpoint that needs them; the next
 * run goes on there. No file but the checkpoint is ever written over.
 */
export async function exportLedger(
  open: OpenSource,
  directory: string,
  { logKeys, progress }: ExportOptions,
): Promise<Exported> {
  const count = { written: 0, kept: 0, removed: 0, erased: new Array<string>() };
  const local = directorySource(directory);
  const read = await open.source.read('checkpoint', MAX_NOTE);
  const note = read.state === 'found' ? read.bytes : undefined;
  // one note, read once: the source may go on growing
  const pinned: TileSource = {
    read: (path, most) => (path === 'checkpoint' ? Promise.resolve(read) : local.read(path, most)),
  };
  const signed = openNote(note, logKeys);
  if (signed === undefined || note === undefined) {
    // fsck names what is wrong with the note, and looks no further
    const { faults } = await fsck({ source: pinned, logKeys });
    return { origin: '', size: 0, ...count, faults };
  }
  const faults = await fetchMissing(open, directory, signed.size, { count, progress });
  if (faults.length > 0) return { ...signed, ...count, faults };
  const digests = new Set<string>();
  const report = await fsck({
    source: pinned,
    logKeys,
    checkLeaf: (entry) => {
      const reading = readPublicEvent(entry, signed.origin);
      if (reading.kind === 'event')
        for (const { sha256 } of reading.references)
          if (/^[0-9a-f]{64}$/.test(sha256)) digests.add(sha256);
      // what a leaf says is the matter of fsck: a signed ledger is exported as it is
      return undefined;
    },
    onProgress: (done, size) => {
      if (done % 65_536 === 0) progress(`checked ${done} of ${size} leaves`);
    },
  });
  const found = [
    ...report.faults,
    ...(report.faults.length > 0 ? [] : await earlierFault(local, pinned, logKeys)),
    ...(report.faults.length > 0 ? [] : await copyBodies(open, directory, digests, count)),
  ];
  // crash here: every file is in place, the old checkpoint still describes a beginning of them
  if (found.length === 0) await putFile(join(directory, 'checkpoint'), note);
  return { ...signed, ...count, faults: found };
}

function openNote(
  note: Buffer | undefined,
  logKeys: readonly VerifierKey[],
): { origin: string; size: number; root: Buffer } | undefined {
  if (note === undefined) return undefined;
  for (const key of logKeys) {
    try {
      return openCheckpoint(note.toString(), key).checkpoint;
    } catch (error) {
      if (!(error instanceof LedgerFormatError)) throw error;
    }
  }
  return undefined;
}

interface Counting {
  readonly count: { written: number; kept: number };
  progress(text: string): void;
}

async function fetchMissing(
  { source }: OpenSource,
  directory: string,
  size: number,
  { count, progress }: Counting,
): Promise<readonly FsckFault[]> {
  const fetched = readAhead(filesOf(size), PARALLEL, async ({ path, most }) => {
    const file = join(directory, path);
    if (await isThere(file)) return { path, state: 'kept' as const };
    const read = await source.read(path, most);
    if (read.state !== 'found') return { path, ...read };
    await writeFileOnce(file, read.bytes);
    return { path, state: 'written' as const };
  });
  const faults: FsckFault[] = [];
  for await (const done of fetched) {
    if (done.state === 'kept') count.kept++;
    else if (done.state === 'written') count.written++;
    else {
      const detail = 'why' in done ? done.why : 'the source does not give it';
      faults.push({ code: `file.${done.state}`, path: done.path, detail });
      // one is enough to know that the export cannot be completed now
      break;
    }
    if ((count.kept + count.written) % 512 === 0)
      progress(`${count.written} files written, ${count.kept} were there`);
  }
  return faults;
}

/** Every bundle and every tile of a tree, in order, with the bytes each may have. */
function* filesOf(size: number): Generator<{ path: string; most: number }> {
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const { width } = servedTile(size, 0, index);
    yield { path: entriesPath(index, width), most: width * (2 + MAX_ENTRY) };
  }
  for (let level = 0; size >= TILE_WIDTH ** level; level++) {
    const hashes = Math.floor(size / TILE_WIDTH ** level);
    for (let index = 0; index * TILE_WIDTH < hashes; index++) {
      const { path, width } = servedTile(size, level, index);
      yield { path, most: width * 32 };
    }
  }
}

/** Whether the checkpoint that is here already belongs to another tree than the new one. */
async function earlierFault(
  local: TileSource,
  pinned: TileSource,
  logKeys: readonly VerifierKey[],
): Promise<readonly FsckFault[]> {
  const here = await local.read('checkpoint', MAX_NOTE);
  if (here.state === 'missing') return [];
  const fault = (detail: string): readonly FsckFault[] => [
    { code: 'checkpoint.malformed', path: 'checkpoint', detail },
  ];
  const read = await pinned.read('checkpoint', MAX_NOTE);
  const before = here.state === 'found' ? openNote(here.bytes, logKeys) : undefined;
  const now = read.state === 'found' ? openNote(read.bytes, logKeys) : undefined;
  if (!before || !now) return fault('the one that is here is not signed by the log');
  if (before.size > now.size)
    return fault(`the source ends at ${now.size}, and ${before.size} leaves were exported before`);
  if (before.size === 0) return [];
  const proof = await consistencyProof(before.size, now.size, tileHashReader(local, now.size));
  const isConsistent = verifyConsistency({
    ...{ oldSize: before.size, newSize: now.size, proof },
    ...{ oldRoot: before.root, newRoot: now.root },
  });
  return isConsistent ? [] : fault('the one that is here is of another history');
}

async function copyBodies(
  open: OpenSource,
  directory: string,
  digests: ReadonlySet<string>,
  count: { written: number; kept: number; removed: number; erased: string[] },
): Promise<readonly FsckFault[]> {
  const faults: FsckFault[] = [];
  const local = (hex: string) => join(directory, 'body', hex);
  const fetched = readAhead(digests, PARALLEL, async (hex) => ({
    hex,
    read: await open.body(hex),
  }));
  for await (const { hex, read } of fetched) {
    const path = `body/${hex}`;
    if (read.state === 'erased') {
      count.erased.push(hex);
      // erasure reaches every copy (docs/design/ledger.md 4.3)
      if (await isThere(local(hex))) count.removed++;
      await rm(local(hex), { force: true });
    } else if (read.state === 'found') {
      const isNew = !(await isThere(local(hex)));
      if (isNew) await writeFileOnce(local(hex), read.bytes);
      count[isNew ? 'written' : 'kept']++;
    } else if (read.state === 'missing') {
      faults.push({ code: 'file.missing', path, detail: 'a leaf names it, the source lacks it' });
    } else {
      const detail = read.state === 'unreachable' ? read.why : `it is ${read.state}`;
      faults.push({ code: 'file.unreachable', path, detail });
    }
  }
  return faults;
}
