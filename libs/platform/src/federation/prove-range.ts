import { type Frontier, rootOf } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { TILE_WIDTH } from '#ledger/tile-layout.js';

/** Consecutive entries and the root they lead to. */
export interface RangeStep {
  readonly start: number;
  readonly end: number;
  readonly root: Buffer;
  /** Held, or read once more: then the root is what they have to be checked against. */
  entries(): Promise<readonly Buffer[]>;
}

/** Gives entries from `start` up to and without `end`. */
export type ReadEntries = (start: number, end: number) => Promise<readonly Buffer[]>;

/** Leaves of one step, in whole bundles. */
const STEP = 4 * TILE_WIDTH;
/** Entries of a range that are held; what goes beyond is read a second time, so that any ledger fits. */
const HELD_BYTES = 134_217_728;

/**
 * Reads entries up to `size` and says to which roots they lead, step by step: the last root proves all
 * of them, before any is written. Of a long range only hashes are kept.
 */
export async function stepsUpTo(
  from: Frontier,
  size: number,
  read: ReadEntries,
  heldBytes = HELD_BYTES,
): Promise<readonly RangeStep[]> {
  const steps: RangeStep[] = [];
  let frontier = from;
  let bytes = 0;
  while (frontier.size < size) {
    const start = frontier.size;
    const end = Math.min(size, (Math.floor(start / STEP) + 1) * STEP);
    const entries = await read(start, end);
    frontier = growTree(
      frontier,
      entries.map((entry) => leafHash(entry)),
    ).frontier;
    if (frontier.size !== end) throw new Error(`${entries.length} entries from ${start} to ${end}`);
    bytes += entries.reduce((sum, { length }) => sum + length, 0);
    const held = bytes <= heldBytes ? Promise.resolve(entries) : undefined;
    steps.push({ start, end, root: rootOf(frontier), entries: () => held ?? read(start, end) });
  }
  return steps;
}
