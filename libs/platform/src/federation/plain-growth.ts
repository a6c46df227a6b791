import type { EntityManager } from 'typeorm';
import type { BodyReference } from '#domain/generated/schemas.js';
import { logSignaturesOnly } from '#ledger/evidence.js';
import type { Frontier } from '#ledger/frontier.js';
import { growTree, type TreeNode } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { appendBatch, type BatchLeaf } from '../ledger/append-batch.sql.js';
import { erasedBodies } from './erased-bodies.js';
import type { FollowerContext } from './follower-context.js';
import { type GrowingMirror, storeCheckpoints } from './mirror-growth.sql.js';
import { heldBodies, storeBodies } from './mirror.sql.js';
import { projectLeaves } from './project-leaves.js';
import type { VerifiedSegment } from './read-record.js';
import { type LeafReading, readPublicEvent } from './read-public-event.js';

/** A segment that simply goes on where the one before it ended, and what it makes of the tree. */
export interface GrowthStep {
  readonly segment: VerifiedSegment;
  readonly frontier: Frontier;
  readonly leaves: readonly BatchLeaf[];
  readonly nodes: readonly TreeNode[];
  readonly readings: readonly LeafReading[];
  /** Bodies that its entries name, with the reference that counts. */
  readonly named: ReadonlyMap<string, BodyReference>;
}

/**
 * The step of a segment whose entries begin exactly at `from`, lead to the root its checkpoint signs
 * and come with all their bodies. Undefined for every other one: an overlap, a gap, a false root, a
 * missing body, an erasure, a heartbeat. Those are taken one by one (takeRange).
 */
export function growthStep(from: Frontier, segment: VerifiedSegment): GrowthStep | undefined {
  const { entries, origin, start } = segment.parts;
  if (start !== from.size || entries.length === 0) return undefined;
  if (entries.some((entry) => entry.length === 0)) return undefined;
  const leaves = entries.map((entry) => ({ entry, hash: leafHash(entry) }));
  const { frontier, root, nodes } = growTree(
    from,
    leaves.map(({ hash }) => hash),
  );
  if (!root.equals(segment.checkpoint.root)) return undefined;
  const readings = entries.map((entry) => readPublicEvent(entry, origin));
  if (erasedBodies(readings).size > 0) return undefined;
  const named = new Map<string, BodyReference>();
  for (const reading of readings)
    if (reading.kind === 'event')
      for (const reference of reading.references) named.set(reference.sha256, reference);
  for (const { sha256, size } of named.values())
    if (segment.bodies.get(sha256)?.length !== size) return undefined;
  return { segment, frontier, leaves, nodes, readings, named };
}

/** True when a leaf of these may change which keys of the log are believed from here on. */
export function mayChangeKeys(readings: readonly LeafReading[]): boolean {
  return readings.some(
    (reading) =>
      reading.kind === 'event' && /^eu\.guildmark\.(ledger|key)\./.test(reading.event.type),
  );
}

/**
 * Writes steps that follow each other as one growth: leaves, nodes and tiles by one statement,
 * checkpoints by one, bodies by one, then the projections in order. Each checkpoint has been checked
 * and is kept as it would be alone; the caller knows that none of them is contested.
 */
export async function writeGrowth(
  m: EntityManager,
  context: FollowerContext,
  mirror: GrowingMirror,
  steps: readonly GrowthStep[],
): Promise<GrowingMirror> {
  const [last] = steps.slice(-1);
  if (!last) return mirror;
  const { logId } = mirror;
  const { origin } = last.segment.parts;
  const from = mirror.frontier.size;
  const now = context.clock.now();
  const bodies = await bodiesOf(m, logId, steps);
  const won = await appendBatch(m, {
    logId,
    fromSize: from,
    frontier: last.frontier,
    leaves: steps.flatMap((step) => step.leaves),
    nodes: steps.flatMap((step) => step.nodes),
  });
  if (won !== 'won') throw new Error('the head of a mirror moved while it was locked');
  await storeBodies(m, logId, bodies.fresh, now);
  const checkpoints = steps.map(({ segment: { checkpoint } }) => ({
    ...checkpoint,
    logNote: logSignaturesOnly(checkpoint.note, origin),
  }));
  await storeCheckpoints(m, logId, checkpoints, now);
  const readings = steps.flatMap((step) => step.readings);
  await projectLeaves(m, context, { logId, origin, from, readings, bodies: bodies.all });
  context.counters?.mirrored(last.frontier.size - from);
  return { ...mirror, frontier: last.frontier, noteSize: last.frontier.size };
}

/** What is held counts, also as erased; of what is new, the first segment that names it. */
async function bodiesOf(m: EntityManager, logId: number, steps: readonly GrowthStep[]) {
  const fresh = new Map<string, BodyReference & { readonly bytes: Buffer | undefined }>();
  for (const { segment, named } of steps)
    for (const [sha256, reference] of named)
      if (!fresh.has(sha256))
        fresh.set(sha256, { ...reference, bytes: segment.bodies.get(sha256) });
  const held = await heldBodies(m, logId, [...fresh.keys()]);
  for (const sha256 of held.keys()) fresh.delete(sha256);
  const all = new Map<string, Buffer | null>(held);
  for (const [sha256, { bytes }] of fresh) all.set(sha256, bytes ?? null);
  return { all, fresh: [...fresh.values()] };
}
