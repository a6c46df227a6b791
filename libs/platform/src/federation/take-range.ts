import type { EntityManager } from 'typeorm';
import type { BodyReference } from '#domain/generated/schemas.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { appendBatch } from '../ledger/append-batch.sql.js';
import { proveAltered } from './bus-tampering.sql.js';
import { dropErasedBodies, erasedBodies } from './erased-bodies.js';
import type { FollowerContext } from './follower-context.js';
import {
  entriesBetween,
  heldBodies,
  lockMirror,
  type Mirror,
  newestNote,
  storeBodies,
  storeNote,
} from './mirror.sql.js';
import { newestCosignature } from './newest-cosignature.js';
import { observeAgain, observeCheckpoint } from './observe-checkpoint.js';
import { park, parkOf, type ParkReason, unparkAt } from './parked-origin.sql.js';
import { projectLeaves } from './project-leaves.js';
import { type LeafReading, readPublicEvent } from './read-public-event.js';
import { reportTampering } from './report-tampering.js';
import { Unverified, type VerifiedCheckpoint } from './verify-checkpoint.js';

/** Entries whose root at `start + entries.length` somebody trusted has signed. */
export interface Range {
  readonly origin: string;
  /** The first key known of the log; kept when the mirror is opened. */
  readonly verifierKey: string;
  readonly start: number;
  readonly entries: readonly Buffer[];
  /** The root these entries must lead to. */
  readonly root: Buffer;
  /** The note that signs the root; absent inside a pull, whose last range carries it. */
  readonly checkpoint?: VerifiedCheckpoint;
  /** By digest, already checked against it; null = erased at its origin. */
  readonly bodies: ReadonlyMap<string, Buffer | null>;
  /** A repair goes on where a park stops the bus. */
  readonly via: 'bus' | 'repair';
}

/** What became of a range. */
export type Taken = 'applied' | 'duplicate' | 'parked' | 'frozen';

/**
 * Checks 5 to 10 of docs/design/federation.md 5 and the write, in the caller's transaction: leaves,
 * bodies, note, findings and projections of one range, or nothing. Throws Unverified
 * `segment.root-mismatch` (overlap or root differ) and `segment.malformed` (an empty entry).
 */
export async function takeRange(
  m: EntityManager,
  context: FollowerContext,
  range: Range,
): Promise<Taken> {
  const { origin, start, entries } = range;
  const end = start + entries.length;
  const now = context.clock.now();
  const mirror = await lockMirror(m, origin, range.verifierKey, now);
  const { size } = mirror.frontier;
  const parked = await parkOf(m, origin);
  if (parked?.reason === 'equivocation') return 'frozen';
  if (await contradicts(m, context, range)) return 'frozen';

  const wait = async (reason: ParkReason): Promise<Taken> => {
    await park(m, { origin, reason, nextIndex: size, seenSize: end, at: now });
    return 'parked';
  };
  if (start > size) return wait('gap');
  await checkOverlap(m, mirror, range);
  if (end <= size) {
    if (range.checkpoint) await refreshNote(m, mirror, range.checkpoint, now);
    await unparkAt(m, origin, size);
    return 'duplicate';
  }
  if (range.via === 'bus' && (parked?.reason === 'root' || parked?.reason === 'projection'))
    return wait(parked.reason);

  const fresh = entries.slice(size - start);
  if (fresh.some((entry) => entry.length === 0)) throw new Unverified('segment.malformed');
  const hashes = fresh.map((entry) => leafHash(entry));
  const grown = growTree(mirror.frontier, hashes);
  if (!grown.root.equals(range.root)) throw new Unverified('segment.root-mismatch');

  const readings = fresh.map((entry) => readPublicEvent(entry, origin));
  const erased = erasedBodies(readings);
  const bodies = await bodiesFor(m, mirror, withoutErased(range, erased), readings);
  if (bodies === 'missing') return wait('body');

  const won = await appendBatch(m, {
    logId: mirror.logId,
    fromSize: size,
    frontier: grown.frontier,
    leaves: fresh.map((entry, i) => ({ entry, hash: hashes[i]! })),
    nodes: grown.nodes,
  });
  if (won !== 'won') throw new Error('the head of a mirror moved while it was locked');
  await storeBodies(m, mirror.logId, bodies.fresh, now);
  await dropErasedBodies(m, mirror.logId, erased, now);
  const before = range.checkpoint && ((await newestNote(m, mirror.logId))?.size ?? -1);
  if (range.checkpoint) await storeNote(m, mirror.logId, range.checkpoint, now);
  const { logId } = mirror;
  await projectLeaves(m, context, { logId, origin, from: size, readings, bodies: bodies.all });
  if (range.via === 'bus') context.counters?.mirrored(end - size);
  else context.counters?.filledGap(end - size);
  await unparkAt(m, origin, end);
  // The entries stay: they are what convicts a log that signed something else at a smaller size.
  if (
    before !== undefined &&
    (await observeAgain(m, context, origin, { from: before, provenSize: end }))
  )
    return 'frozen';
  if (parked && range.checkpoint)
    reportTampering(context, origin, await proveAltered(m, origin, end, now));
  return 'applied';
}

/** Check 5: the checkpoint of the range against all that was seen of its log. */
async function contradicts(
  m: EntityManager,
  context: FollowerContext,
  { checkpoint, via }: Range,
): Promise<boolean> {
  if (!checkpoint) return false;
  return observeCheckpoint(m, context, checkpoint, via === 'bus' ? 'bus' : 'http');
}

/** Check 7. */
async function checkOverlap(m: EntityManager, mirror: Mirror, range: Range): Promise<void> {
  const { start, entries } = range;
  const end = Math.min(mirror.frontier.size, start + entries.length);
  if (end <= start) return;
  const held = await entriesBetween(m, mirror.logId, start, end);
  if (held.length !== end - start || held.some((entry, i) => !entry.equals(entries[i]!)))
    throw new Unverified('segment.root-mismatch');
}

/** A heartbeat, or a duplicate: keeps the note with the newest cosignature. */
async function refreshNote(
  m: EntityManager,
  { logId }: Mirror,
  checkpoint: VerifiedCheckpoint,
  now: Date,
): Promise<void> {
  const newest = await newestNote(m, logId);
  if (newest?.size !== checkpoint.size) return;
  if (newestCosignature(parseSignedNote(newest.note)) >= checkpoint.newestCosignature) return;
  await storeNote(m, logId, checkpoint, now);
}

/** What is erased further down in the same range is never stored, whether its bytes came or not. */
function withoutErased(range: Range, erased: ReadonlySet<string>): Range {
  if (erased.size === 0) return range;
  const none = [...erased].map((sha256) => [sha256, null] as const);
  return { ...range, bodies: new Map([...range.bodies, ...none]) };
}

/** Check 9. A body that no entry names is dropped, one that an entry names must be there. */
async function bodiesFor(
  m: EntityManager,
  { logId }: Mirror,
  range: Range,
  readings: readonly LeafReading[],
) {
  const named = new Map<string, BodyReference>();
  for (const reading of readings)
    if (reading.kind === 'event')
      for (const reference of reading.references) named.set(reference.sha256, reference);
  const all = new Map(await heldBodies(m, logId, [...named.keys()]));
  const fresh = [];
  for (const { sha256, mediaType, size } of named.values()) {
    if (all.has(sha256)) continue;
    const bytes = range.bodies.get(sha256);
    // Named with another size than it has: nobody can deliver it, so it is kept as erased.
    const usable = bytes && bytes.length !== size ? null : bytes;
    if (usable === undefined) return 'missing' as const;
    all.set(sha256, usable);
    fresh.push({ sha256, mediaType, size, bytes: usable ?? undefined });
  }
  return { all, fresh };
}
