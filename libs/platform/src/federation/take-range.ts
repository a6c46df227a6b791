import type { EntityManager } from 'typeorm';
import type { BodyReference } from '#domain/generated/schemas.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { appendBatch } from '../ledger/append-batch.sql.js';
import { rootAt } from '../ledger/read-hashes.sql.js';
import { recordKeyChanges } from '../ledger/record-key-changes.js';
import { dropErasedBodies, erasedBodies } from './erased-bodies.js';
import type { FollowerContext } from './follower-context.js';
import {
  entriesBetween,
  heldBodies,
  lockMirror,
  type Mirror,
  notesAt,
  newestNote,
  storeBodies,
  storeFinding,
  storeNote,
} from './mirror.sql.js';
import { newestCosignature } from './newest-cosignature.js';
import { park, parkOf, type ParkReason, unparkAt } from './parked-origin.sql.js';
import { type LeafReading, readPublicEvent } from './read-public-event.js';
import { storeContradiction } from './store-contradiction.js';
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
  if (await contradicts(m, context, mirror, range)) return 'frozen';

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
  if (range.checkpoint) await storeNote(m, mirror.logId, range.checkpoint, now);
  await project(m, context, { mirror, origin, from: size, readings, bodies: bodies.all });
  await unparkAt(m, origin, end);
  return 'applied';
}

/** Check 5: two signed roots at one size, or a signed root that our proven entries do not have. */
async function contradicts(
  m: EntityManager,
  context: FollowerContext,
  { logId, frontier }: Mirror,
  { origin, checkpoint }: Range,
): Promise<boolean> {
  if (!checkpoint) return false;
  const { size, root, note } = checkpoint;
  const other = (await notesAt(m, origin, size)).find((held) => !held.root.equals(root));
  if (other) {
    await storeContradiction(m, context, { origin, kind: 1, size, noteA: other.note, noteB: note });
    return true;
  }
  const newest = await newestNote(m, logId);
  // Only what a signed note covers is proven; inside a pull the mirror runs ahead of its note.
  if (!newest || size > newest.size || size > frontier.size) return false;
  if ((await rootAt(m, logId, size)).equals(root)) return false;
  await storeContradiction(m, context, { origin, kind: 2, size, noteA: newest.note, noteB: note });
  return true;
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

async function project(
  m: EntityManager,
  { projection, clock }: FollowerContext,
  {
    mirror,
    origin,
    from,
    readings,
    bodies,
  }: {
    readonly mirror: Mirror;
    readonly origin: string;
    readonly from: number;
    readonly readings: readonly LeafReading[];
    readonly bodies: ReadonlyMap<string, Buffer | null>;
  },
): Promise<void> {
  for (const [i, reading] of readings.entries()) {
    const index = from + i;
    if (reading.kind === 'finding') {
      const { code, detail } = reading;
      await storeFinding(m, { origin, index, code, detail, at: clock.now() });
    }
    if (reading.kind !== 'event') continue;
    const own = new Map<string, Buffer>();
    for (const { sha256 } of reading.references) {
      const bytes = bodies.get(sha256);
      if (bytes) own.set(sha256, bytes);
    }
    await recordKeyChanges(m, { logId: mirror.logId, origin }, index, reading.event);
    await projection.project(m, { origin, index, event: reading.event, bodies: own });
  }
}
