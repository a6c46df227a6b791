import { createHash } from 'node:crypto';
import { wholeSecond } from '#domain/core/instant.js';
import type { LedgerSegment } from '#domain/generated/schemas.js';
import { checkpointHead } from '#federation/checkpoint-head.js';
import {
  SEGMENT_LIMITS,
  SEGMENT_SCHEMA_PATH,
  SEGMENT_TYPE,
  type SegmentParts,
  SegmentRefused,
} from '#federation/segment.js';

/** A segment to publish. */
export interface NewSegment extends SegmentParts {
  /** The ledger's prefix URL, ending in `/`. */
  readonly prefixUrl: string;
  /** The registry whose schema the segment names. */
  readonly registryUrl: string;
  /** Unix seconds of the newest cosignature on the note; tells heartbeats of one size apart. */
  readonly newestCosignature: number;
  /** When it was made; informative, no decision uses it. */
  readonly time: Date;
}

/**
 * The record value of one segment: a CloudEvent 1.0 in structured JSON (docs/design/federation.md 2).
 * The same input gives the same bytes. Throws `segment.too-large` over any of SEGMENT_LIMITS and
 * `segment.malformed` when the parts contradict each other, so a publisher never sends what every
 * consumer refuses: sign checkpoints at sizes that fit.
 */
export function buildSegment(parts: NewSegment): Buffer {
  checkParts(parts);
  const end = parts.start + parts.entries.length;
  const frame: LedgerSegment = {
    specversion: '1.0',
    id: `${parts.start}-${end}-${parts.newestCosignature}`,
    type: SEGMENT_TYPE,
    source: parts.prefixUrl,
    subject: parts.origin,
    partitionkey: parts.origin,
    time: wholeSecond(parts.time),
    datacontenttype: 'application/json',
    dataschema: schemaAt(parts.registryUrl),
    data: {
      origin: parts.origin,
      start: parts.start,
      entries: [],
      bodies: parts.bodies.map(({ sha256, mediaType, size, data }) => ({
        sha256,
        mediaType,
        size,
        ...(data ? { data: data.toString('base64') } : {}),
      })),
      checkpoint: '',
    },
  };
  const bytes = serialised(frame, parts);
  limit('the segment', bytes.length, SEGMENT_LIMITS.serialised);
  return bytes;
}

const ENTRIES = '"entries":[';
/** The empty checkpoint and the two braces behind it. */
const END = '""}}';

/**
 * What JSON.stringify would give with entries and note in their places. Base64 needs no escapes; and
 * the note alone has letters beyond Latin-1, which would make all of the text twice as wide.
 */
function serialised(frame: LedgerSegment, { entries, checkpointNote }: NewSegment): Buffer {
  const text = JSON.stringify(frame);
  // Within a string each quote has a backslash before it: the first place is the member itself.
  const at = text.indexOf(ENTRIES) + ENTRIES.length;
  const inside = entries.map((entry) => `"${entry.toString('base64')}"`).join(',');
  const front = Buffer.from(text.slice(0, at) + inside + text.slice(at, -END.length), 'utf8');
  return Buffer.concat([front, Buffer.from(`${JSON.stringify(checkpointNote)}}}`, 'utf8')]);
}

let lastSchema = { registryUrl: '', href: '' };

/** A publisher has one registry; parsing its address costs as much as the rest of a small segment. */
function schemaAt(registryUrl: string): string {
  if (lastSchema.registryUrl !== registryUrl)
    lastSchema = { registryUrl, href: new URL(SEGMENT_SCHEMA_PATH, registryUrl).href };
  return lastSchema.href;
}

function checkParts(parts: NewSegment): void {
  limit('the number of entries', parts.entries.length, SEGMENT_LIMITS.entries);
  limit('the note', Buffer.byteLength(parts.checkpointNote), SEGMENT_LIMITS.note);
  let raw = 0;
  for (const entry of parts.entries) {
    limit('an entry', entry.length, SEGMENT_LIMITS.entry);
    raw += entry.length;
  }
  for (const { size, data, sha256 } of parts.bodies) {
    limit('a body', size, SEGMENT_LIMITS.body);
    if (!data) continue;
    raw += data.length;
    if (data.length !== size || createHash('sha256').update(data).digest('hex') !== sha256)
      throw new SegmentRefused('segment.malformed', 'a body differs from its digest or size');
  }
  limit('entries and bodies', raw, SEGMENT_LIMITS.raw);
  const head = checkpointHead(parts.checkpointNote);
  const end = parts.start + parts.entries.length;
  if (head?.origin !== parts.origin || head.size !== end)
    throw new SegmentRefused(
      'segment.malformed',
      `the checkpoint must be ${parts.origin} at ${end}, it is ${head?.origin} at ${head?.size}`,
    );
}

function limit(what: string, size: number, most: number): void {
  if (size > most)
    throw new SegmentRefused('segment.too-large', `${what} may have ${most}, has ${size}`);
}
