import { createHash } from 'node:crypto';
import { parseCheckpointBody } from '#ledger/checkpoint.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { entriesPath, parseBundle, partialWidth, TILE_WIDTH } from '#ledger/tile-layout.js';
import { treeRoot } from './check-ledger.js';

/** A ledger as anybody can read it: its newest checkpoint, and every entry below it. */
export interface ReadLedger {
  readonly size: number;
  readonly root: string;
  readonly entries: readonly Buffer[];
}

/** The checkpoint an app serves, as text; undefined while there is none or nobody answers. */
export async function readCheckpoint(app: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${app}/ledger/checkpoint`);
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

/** Size and base64 root of a checkpoint. */
export function headOf(checkpoint: string): { readonly size: number; readonly root: string } {
  const { size, root } = parseCheckpointBody(parseSignedNote(checkpoint).text);
  return { size, root: root.toString('base64') };
}

/** Downloads a ledger through its entry bundles (c2sp.org/tlog-tiles). */
export async function readLedger(app: string): Promise<ReadLedger> {
  const checkpoint = await readCheckpoint(app);
  if (checkpoint === undefined) throw new Error(`${app} serves no checkpoint`);
  const head = headOf(checkpoint);
  const entries: Buffer[] = [];
  while (entries.length < head.size) {
    const index = entries.length / TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, head.size - entries.length);
    if (width < TILE_WIDTH && width !== partialWidth(head.size, 0)) throw new Error('a gap');
    const response = await fetch(`${app}/ledger/${entriesPath(index, width)}`);
    if (!response.ok) throw new Error(`${response.url}: ${String(response.status)}`);
    entries.push(...parseBundle(new Uint8Array(await response.arrayBuffer()), width));
  }
  return { ...head, entries };
}

/** Base64 root over the first entries, by RFC 9162 alone. */
export function rootOf(entries: readonly Buffer[], size = entries.length): string {
  const leaves = entries
    .slice(0, size)
    .map((entry) => createHash('sha256').update(Uint8Array.of(0)).update(entry).digest());
  return treeRoot(leaves).toString('base64');
}
