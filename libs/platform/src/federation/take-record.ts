import type { EntityManager } from 'typeorm';
import type { BusRecord } from '#federation/bus.js';
import type { SegmentParts } from '#federation/segment.js';
import { withSavepoint } from '../database/with-savepoint.js';
import { noteAltered } from './bus-tampering.sql.js';
import type { FollowerContext } from './follower-context.js';
import type { FollowedLedger } from './follower-ports.js';
import { frontierOf, holdMirror, newestNoteSize } from './mirror.sql.js';
import { observeCheckpoint } from './observe-checkpoint.js';
import { observeNote } from './observe-note.js';
import { park } from './parked-origin.sql.js';
import { parsedTrust } from './parsed-trust.js';
import { quarantine } from './quarantine.sql.js';
import { rangeOf, type ReadRecord, type VerifiedSegment, verifyRecord } from './read-record.js';
import { reportTampering } from './report-tampering.js';
import { type Taken, takeRange } from './take-range.js';
import { Unverified, type UnverifiedCode } from './verify-checkpoint.js';

/** What became of one record of the bus. */
export type Outcome = Taken | 'quarantined';

/** A record that is dealt with once the transaction commits. */
export interface TakenRecord {
  readonly record: BusRecord;
  readonly outcome: Outcome;
  /** Set when a quarantine row of its own was written: it may be copied to the dead letters. */
  readonly refused?: UnverifiedCode;
  /** What was new in it, for the log; set with the outcome `applied`. */
  readonly range?: Pick<SegmentParts, 'origin' | 'start' | 'entries'>;
}

/**
 * One record through all checks of docs/design/federation.md 5, in order, in the caller's
 * transaction. Throws on faults of ours only; the caller then undoes what was written.
 */
export async function takeRecord(
  m: EntityManager,
  context: FollowerContext,
  read: ReadRecord,
  trust: FollowedLedger | undefined,
): Promise<TakenRecord> {
  let segment: VerifiedSegment;
  try {
    segment = verifyRecord(read, trust);
  } catch (error) {
    if (!(error instanceof Unverified)) throw error;
    return refuseRecord(m, context, read, trust, error.code);
  }
  return takeSegment(m, context, segment);
}

/** Checks 5 to 10 of one segment, and what follows when its entries are not what was signed. */
async function takeSegment(
  m: EntityManager,
  context: FollowerContext,
  segment: VerifiedSegment,
): Promise<TakenRecord> {
  const { record } = segment;
  let outcome: Outcome;
  try {
    const range = rangeOf(segment);
    // A record that does not verify leaves nothing, not even an empty mirror.
    outcome = await withSavepoint(m, () => takeRange(m, context, range));
  } catch (error) {
    if (!(error instanceof Unverified)) throw error;
    const isNew = await refuse(m, context, { record, known: true, code: error.code });
    await suspect(m, context, segment, isNew);
    return { record, outcome: 'quarantined', ...(isNew && { refused: error.code }) };
  }
  return { record, outcome, range: segment.parts, ...(await refuseBadBody(m, context, segment)) };
}

/** A body with other bytes than its name costs a row; the segment around it is taken all the same. */
export async function refuseBadBody(
  m: EntityManager,
  context: FollowerContext,
  { record, hasBadBody }: VerifiedSegment,
): Promise<Pick<TakenRecord, 'refused'>> {
  if (!hasBadBody) return {};
  const code = 'segment.bad-body';
  return (await refuse(m, context, { record, known: true, code })) ? { refused: code } : {};
}

/**
 * Refuses a record that did not pass checks 1 to 4. A checkpoint that the log signed and its
 * witnesses did not is not believed, but it counts against the log: it is observed.
 */
export async function refuseRecord(
  m: EntityManager,
  context: FollowerContext,
  { record, read }: ReadRecord,
  trust: FollowedLedger | undefined,
  code: UnverifiedCode,
): Promise<TakenRecord> {
  if (code === 'segment.no-quorum' && trust && typeof read !== 'string') {
    const logKeys = parsedTrust(trust).keys;
    await holdMirror(m, record.key);
    await observeNote(m, context, read.checkpointNote, { logKeys, seenFrom: 'bus' });
  }
  const isNew = await refuse(m, context, { record, known: trust !== undefined, code });
  return { record, outcome: 'quarantined', ...(isNew && { refused: code }) };
}

interface Refusal {
  readonly record: BusRecord;
  readonly known: boolean;
  readonly code: UnverifiedCode;
}

function refuse(
  m: EntityManager,
  { clock, counters }: FollowerContext,
  { record, known, code }: Refusal,
): Promise<boolean> {
  const { key, value } = record;
  counters?.sawRefused(code);
  return quarantine(m, { key, known, code, value, at: clock.now() });
}

/**
 * Check 8b: the log did sign this size, so the entries exist, only not those that came. Either the
 * mirror proves that already, or they are fetched from the origin itself; see bus_tampering.
 */
async function suspect(
  m: EntityManager,
  context: FollowerContext,
  { record, parts, checkpoint }: VerifiedSegment,
  isNew: boolean,
): Promise<void> {
  const { origin } = parts;
  const at = context.clock.now();
  // What takeRange had locked is free again.
  await holdMirror(m, origin);
  // The signed root stays known: if the true entries do not have it, the log contradicts itself.
  if (await observeCheckpoint(m, context, checkpoint, 'bus')) return;
  const isProven = checkpoint.size <= (await newestNoteSize(m, origin));
  const altered = { origin, size: checkpoint.size, value: record.value, at, isProven };
  if (isNew) reportTampering(context, origin, await noteAltered(m, altered));
  const { size } = await frontierOf(m, origin);
  if (checkpoint.size > size)
    await park(m, { origin, reason: 'gap', nextIndex: size, seenSize: checkpoint.size, at });
}
