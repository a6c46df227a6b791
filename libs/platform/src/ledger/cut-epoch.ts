import type { EntityManager } from 'typeorm';
import { PAD_DIGEST, personLeaf } from '#ledger/person-leaf.js';
import type { Salts } from '../clock.js';
import type { Cadence } from './cadence.js';
import { periodStart } from './clock-offset.js';
import { lastCut, markEpoch, queuePads, saveCut } from './epoch.sql.js';

/**
 * Ends the epoch that is over at `now`, once: all commitments that wait by then are marked and may
 * become leaves, in any order, and pads hide how many they are. What commits later waits for the
 * next end. Does nothing within an epoch, and without epochs. Where epochs end depends on the origin,
 * so that not all ledgers are full in the same second (see clockOffset).
 */
export async function cutEpoch(
  m: EntityManager,
  { origin, epochS, padMultiple }: Pick<Cadence, 'epochS' | 'padMultiple'> & { origin: string },
  now: Date,
  salts: Salts,
): Promise<void> {
  if (epochS === 0) return;
  const epochMs = epochS * 1000;
  const end = new Date(periodStart(origin, epochMs, now.getTime()));
  const last = await lastCut(m);
  // Epochs were just switched on: the first one ends at the next boundary, not in its middle.
  if (last === undefined) return saveCut(m, end);
  // Nothing waits longer for a clock that once ran ahead and was put right.
  const clockWasWrong = last.getTime() > end.getTime() + epochMs;
  if (end <= last && !clockWasWrong) return;
  const waiting = await markEpoch(m, end);
  const pads = padsFor(waiting, padMultiple);
  if (pads > 0) await queuePads(m, newPads(pads, salts), end);
  // crash before the commit: no epoch ended, no pad is queued; after it: the marks say who belongs
  await saveCut(m, end);
}

/** Up to the next multiple, and to one where nothing waits: silence would tell too. */
function padsFor(waiting: number, multiple: number): number {
  if (multiple === 0) return 0;
  return Math.max(1, Math.ceil(waiting / multiple)) * multiple - waiting;
}

/** Nobody keeps the salt of a pad, so nobody can ever tell one from a commitment or prove it is one. */
function newPads(count: number, salts: Salts): { id: string; entry: Buffer }[] {
  return Array.from({ length: count }, () => ({
    id: salts.uuid(),
    entry: personLeaf({ type: 'pad', digests: [PAD_DIGEST] }, salts.next()),
  }));
}
