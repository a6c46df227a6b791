import { openCheckpoint } from '#ledger/checkpoint.js';
import { entriesPath, parseBundle, TILE_WIDTH } from '#ledger/tile-layout.js';
import type { VerifierKey } from '#ledger/verifier-key.js';

/** A ledger as anybody can read it: its newest checkpoint, and every entry below it. */
export interface ReadEntries {
  readonly checkpoint: string;
  readonly entries: readonly Buffer[];
}

/** The checkpoint an app serves, as text; undefined while there is none or nobody answers. */
export async function readCheckpoint(app: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${app}/ledger/checkpoint`, { signal: AbortSignal.timeout(5000) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined; // whoever looks all the time looks again
  }
}

/** Downloads a ledger through its entry bundles (c2sp.org/tlog-tiles). */
export async function readEntries(app: string, key: VerifierKey): Promise<ReadEntries> {
  const checkpoint = await readCheckpoint(app);
  if (checkpoint === undefined) throw new Error(`${app} serves no checkpoint`);
  const { size } = openCheckpoint(checkpoint, key).checkpoint;
  const entries: Buffer[] = [];
  while (entries.length < size) {
    const width = Math.min(TILE_WIDTH, size - entries.length);
    const path = entriesPath(entries.length / TILE_WIDTH, width);
    const response = await fetch(`${app}/ledger/${path}`);
    if (!response.ok) throw new Error(`${response.url}: ${String(response.status)}`);
    entries.push(...parseBundle(new Uint8Array(await response.arrayBuffer()), width));
  }
  return { checkpoint, entries };
}
