import type { EntityManager } from 'typeorm';
import { parseCheckpointBody } from '#ledger/checkpoint.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { firstOwnEntry } from './open-log.sql.js';

/**
 * Throws, for an opened ledger, when the given checkpoint is not of the tree that the first leaf
 * names as the predecessor's: who sets it now believes that the ledger says so, and it never will.
 * Without one nothing is compared, and other cosignatures under the same tree do not matter.
 */
export async function refuseOtherPredecessor(
  m: EntityManager,
  given: string | undefined,
): Promise<void> {
  if (given === undefined) return;
  const entry = await firstOwnEntry(m);
  const leaf = entry && parseLeaf(entry);
  const event = leaf?.kind === 'public' ? leaf.event : {};
  const { succeeds } = (event.data ?? {}) as { readonly succeeds?: string };
  if (succeeds !== undefined && parseSignedNote(succeeds).text === parseSignedNote(given).text)
    return;
  const { origin, size } = parseCheckpointBody(parseSignedNote(given).text);
  throw new Error(
    `ledger.predecessor-mismatch: the first leaf does not name ${origin} at size ${String(size)}`,
  );
}
