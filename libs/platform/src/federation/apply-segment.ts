import { createHash } from 'node:crypto';
import type { BusRecord } from '#federation/bus.js';
import { readSegment } from '#federation/read-segment.js';
import { type SegmentBody, type SegmentParts, SegmentRefused } from '#federation/segment.js';
import { isKeyName } from '#ledger/key-name.js';
import { inTransaction } from '../database/in-transaction.js';
import type { FollowerContext } from './follower-context.js';
import type { FollowedLedger } from './follower-ports.js';
import { frontierOf } from './mirror.sql.js';
import { park } from './parked-origin.sql.js';
import { quarantine } from './quarantine.sql.js';
import { sayApplied } from './say-applied.js';
import { type Taken, takeRange } from './take-range.js';
import { Unverified } from './verify-checkpoint.js';
import { verifyObserved } from './verify-observed.js';

/** What became of one record of the bus. */
export type Outcome = Taken | 'quarantined';

/**
 * One record through all checks of docs/design/federation.md 5, in order. A record that does not
 * verify costs one quarantine row and changes nothing of its origin. Throws on faults of ours only
 * (database, projection); then nothing of the segment was written and it may come again.
 */
export async function applySegment(context: FollowerContext, record: BusRecord): Promise<Outcome> {
  const { key, value } = record;
  // A key that is no origin cannot be on the list; a store may not even be able to ask for it.
  const trust = isKeyName(key) ? await context.ledgers.trustOf(key) : undefined;
  const refuse = (code: Unverified['code']) =>
    quarantine(context.db, {
      key,
      known: trust !== undefined,
      code,
      value,
      at: context.clock.now(),
    });
  try {
    const parts = read(record);
    const taken = await take(context, parts, trust);
    if (taken === 'applied') sayApplied(parts, record.headers);
    if (parts.bodies.some((body) => body.data && !isIntact(body))) await refuse('segment.bad-body');
    return taken;
  } catch (error) {
    if (!(error instanceof Unverified)) throw error;
    await refuse(error.code);
    return 'quarantined';
  }
}

function read({ key, value }: BusRecord): SegmentParts {
  try {
    return readSegment(value, key);
  } catch (error) {
    if (error instanceof SegmentRefused) throw new Unverified(error.code);
    throw error;
  }
}

async function take(
  context: FollowerContext,
  parts: SegmentParts,
  trust: FollowedLedger | undefined,
): Promise<Taken> {
  if (!trust) throw new Unverified('segment.unknown-origin');
  if (trust.standing === 'not-accredited') throw new Unverified('segment.not-accredited');
  const { origin, start, entries } = parts;
  const checkpoint = await verifyObserved(context, parts.checkpointNote, trust, 'bus');
  const bodies = new Map(
    parts.bodies.flatMap((body) =>
      body.data && isIntact(body) ? [[body.sha256, body.data] as const] : [],
    ),
  );
  const [{ verifierKey }] = trust.logKeys;
  const { root } = checkpoint;
  const range = { origin, verifierKey, start, entries, root, checkpoint, bodies } as const;
  try {
    return await inTransaction(context.db, (m) => takeRange(m, context, { ...range, via: 'bus' }));
  } catch (error) {
    if (error instanceof Unverified) await fetchInstead(context, origin, checkpoint.size);
    throw error;
  }
}

/**
 * Check 8b: the log did sign this size, so the entries exist, only not those that came. They are
 * fetched from the origin itself, unless the mirror has them.
 */
async function fetchInstead(
  { db, clock }: FollowerContext,
  origin: string,
  signedSize: number,
): Promise<void> {
  const { size } = await frontierOf(db, origin);
  if (signedSize <= size) return;
  // crash before this: the record comes again and ends here again
  const at = clock.now();
  await park(db, { origin, reason: 'gap', nextIndex: size, seenSize: signedSize, at });
}

function isIntact({ sha256, data }: SegmentBody): boolean {
  return data !== undefined && createHash('sha256').update(data).digest('hex') === sha256;
}
