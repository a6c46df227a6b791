import { createHash } from 'node:crypto';
import type { BusRecord } from '#federation/bus.js';
import { readSegment } from '#federation/read-segment.js';
import { type SegmentBody, type SegmentParts, SegmentRefused } from '#federation/segment.js';
import type { FollowedLedger } from './follower-ports.js';
import type { Range } from './take-range.js';
import { Unverified, type UnverifiedCode, type VerifiedCheckpoint } from './verify-checkpoint.js';
import { verifyCheckpoint } from './verify-checkpoint.js';

/** A record after checks 1 and 2, which need nothing but the record. */
export interface ReadRecord {
  readonly record: BusRecord;
  readonly read: SegmentParts | UnverifiedCode;
}

/** A record after checks 3 and 4: who sent it is known, and the log and its witnesses signed it. */
export interface VerifiedSegment {
  readonly record: BusRecord;
  readonly parts: SegmentParts;
  readonly checkpoint: VerifiedCheckpoint;
  /** Those that came and have their digest. */
  readonly bodies: ReadonlyMap<string, Buffer>;
  readonly hasBadBody: boolean;
  readonly verifierKey: string;
}

/** Checks 1 and 2 of docs/design/federation.md 5. */
export function readRecord(record: BusRecord): ReadRecord {
  try {
    return { record, read: readSegment(record.value, record.key) };
  } catch (error) {
    if (error instanceof SegmentRefused) return { record, read: error.code };
    throw error;
  }
}

/** Checks 3 and 4, and the digests of the bodies. Throws Unverified. */
export function verifyRecord(
  { record, read }: ReadRecord,
  trust: FollowedLedger | undefined,
): VerifiedSegment {
  if (typeof read === 'string') throw new Unverified(read);
  if (!trust) throw new Unverified('segment.unknown-origin');
  if (trust.standing === 'not-accredited') throw new Unverified('segment.not-accredited');
  const checkpoint = verifyCheckpoint(read.checkpointNote, trust);
  const bodies = new Map<string, Buffer>();
  let hasBadBody = false;
  for (const body of read.bodies) {
    if (isIntact(body)) bodies.set(body.sha256, body.data);
    else if (body.data) hasBadBody = true;
  }
  const [{ verifierKey }] = trust.logKeys;
  return { record, parts: read, checkpoint, bodies, hasBadBody, verifierKey };
}

/** What a verified segment says, for takeRange. */
export function rangeOf({ parts, checkpoint, bodies, verifierKey }: VerifiedSegment): Range {
  const { origin, start, entries } = parts;
  const { root } = checkpoint;
  return { origin, verifierKey, start, entries, root, checkpoint, bodies, via: 'bus' };
}

function isIntact(body: SegmentBody): body is SegmentBody & { readonly data: Buffer } {
  const { sha256, data } = body;
  return data !== undefined && createHash('sha256').update(data).digest('hex') === sha256;
}
