import type { EntityManager } from 'typeorm';
import { consistencyProof } from '#ledger/consistency-proof.js';
import { logSignaturesOnly } from '#ledger/evidence.js';
import { type KnownLog, type Observation, observe, type SeenCheckpoint } from '#ledger/observe.js';
import { findLog } from '../ledger/open-log.sql.js';
import { hashesOf, rootAt } from '../ledger/read-hashes.sql.js';
import type { FollowerContext } from './follower-context.js';
import { frontierOf, newestNote, notesAt } from './mirror.sql.js';
import {
  lockObserving,
  observedBetween,
  rememberCheckpoint,
  type SeenFrom,
} from './observed-checkpoint.sql.js';
import { storeContradiction } from './store-contradiction.js';

/** What observing needs of its process. */
export type ObservingContext = Pick<FollowerContext, 'projection' | 'clock' | 'ids' | 'counters'>;

/**
 * One checkpoint whose log signature was verified, against all that was ever seen of its log: what
 * contradicts becomes evidence, in the caller's transaction. True when it contradicts.
 */
export async function observeCheckpoint(
  m: EntityManager,
  context: ObservingContext,
  checkpoint: SeenCheckpoint,
  seenFrom: SeenFrom,
): Promise<boolean> {
  const { origin, size, root } = checkpoint;
  const seen = { origin, size, root, note: logSignaturesOnly(checkpoint.note, origin) };
  await lockObserving(m, origin);
  await rememberCheckpoint(m, seen, seenFrom, context.clock.now());
  return judge(m, context, seen);
}

/**
 * Looks again at checkpoints that were larger than the mirror when they were seen, once its entries
 * are proven up to `provenSize`. True when one contradicts.
 */
export async function observeAgain(
  m: EntityManager,
  context: ObservingContext,
  origin: string,
  { from, provenSize }: { readonly from: number; readonly provenSize: number },
): Promise<boolean> {
  await lockObserving(m, origin);
  let contradicts = false;
  for (const seen of await observedBetween(m, origin, from, provenSize))
    if (await judge(m, context, seen)) contradicts = true;
  return contradicts;
}

async function judge(
  m: EntityManager,
  context: ObservingContext,
  seen: SeenCheckpoint,
): Promise<boolean> {
  const observation = observe(seen, await knownOf(m, seen));
  return isContradiction(observation) && storeContradiction(m, context, observation.evidence);
}

function isContradiction(found: Observation): found is Extract<Observation, { kind: 1 | 2 }> {
  return found.kind === 1 || found.kind === 2;
}

async function knownOf(m: EntityManager, { origin, size }: SeenCheckpoint): Promise<KnownLog> {
  const held = (await notesAt(m, origin, size)).map(({ root, note }) => ({
    origin,
    size,
    root,
    note: logSignaturesOnly(note, origin),
  }));
  const later = await provenLater(m, origin, size);
  return { sameSize: held, ...(later && { later }) };
}

/** Only what a signed note covers is proven; inside a pull the mirror runs ahead of its note. */
async function provenLater(
  m: EntityManager,
  origin: string,
  size: number,
): Promise<KnownLog['later']> {
  const log = await findLog(m, origin);
  const newest = log && (await newestNote(m, log.logId));
  if (!newest || size >= newest.size || newest.size > (await frontierOf(m, origin)).size)
    return undefined;
  return {
    note: logSignaturesOnly(newest.note, origin),
    rootThere: await rootAt(m, log.logId, size),
    proof: await consistencyProof(size, newest.size, hashesOf(m, log.logId)),
  };
}
