import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ArchiveManifest } from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { readPlainFile } from '../ledger/directory-source.js';
import { putFile } from '../ledger/write-file-once.js';

/** Beside the checkpoint of each ledger of an archive. */
const NAME = 'manifest.json';
/** Of a ledger of a hundred million leaves. */
const MOST_BYTES = 268_435_456;

/** SHA-256 in lower-case hex. */
export const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Folder of a ledger in an archive: SHA-256 of its origin, as under /mirror. */
export const folderOf = (origin: string): string => digestOf(Buffer.from(origin));

/** Undefined when there is none; a malformed one throws. */
export async function readManifest(folder: string): Promise<ArchiveManifest | undefined> {
  const read = await readPlainFile(join(folder, NAME), MOST_BYTES);
  if (read.state === 'missing') return undefined;
  if (read.state !== 'found') throw new Error(`${join(folder, NAME)} cannot be read`);
  const manifest = parsed(read.bytes);
  const [fault] = validate('rebuild/manifest', manifest);
  if (fault) throw new Error(`${join(folder, NAME)} ${fault.path}: ${fault.message}`);
  // valid against its schema just above
  return manifest as ArchiveManifest;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

/** Puts it in the place of the one before, whole. */
export function writeManifest(folder: string, manifest: ArchiveManifest): Promise<void> {
  return putFile(join(folder, NAME), Buffer.from(`${JSON.stringify(manifest)}\n`));
}
