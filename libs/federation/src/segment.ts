/** A body that an entry names by digest, carried beside the entries (docs/design/federation.md 2). */
export interface SegmentBody {
  /** SHA-256 of `salt[32] || content`, lower-case hex. */
  readonly sha256: string;
  readonly mediaType: string;
  /** Bytes, salt included. */
  readonly size: number;
  /** Absent when erased or left out for room: fetch it by digest. */
  readonly data?: Buffer;
}

/** What a segment says. Nothing of it is verified: the signed checkpoint is still to be checked. */
export interface SegmentParts {
  readonly origin: string;
  /** Index of the first entry; start + entries.length is the size the checkpoint signs. */
  readonly start: number;
  readonly entries: readonly Buffer[];
  readonly bodies: readonly SegmentBody[];
  /** The signed note, byte for byte. */
  readonly checkpointNote: string;
}

/** Why a segment was not read; the code says where its copy goes (docs/design/federation.md 5). */
export type SegmentRefusal = 'segment.too-large' | 'segment.malformed' | 'segment.key-mismatch';

/** A record that is not a segment of the ledger its key names. */
export class SegmentRefused extends Error {
  constructor(
    readonly code: SegmentRefusal,
    /** What was expected and what came; no content of the record. */
    readonly reason: string,
  ) {
    super(`${code}: ${reason}`);
    this.name = 'SegmentRefused';
  }
}

/** The `type` attribute of a segment. */
export const SEGMENT_TYPE = 'eu.guildmark.ledger.segment.v1';

/** Path of the segment's schema on the registry, the end of `dataschema`. */
export const SEGMENT_SCHEMA_PATH = '/schemas/ledger/segment/1.0.json';

/** Header that every segment record carries. */
export const SEGMENT_CONTENT_TYPE = 'application/cloudevents+json; charset=UTF-8';

/** Kept by the publisher and refused by the consumer, in bytes unless said otherwise (docs/design/federation.md 2). */
export const SEGMENT_LIMITS = {
  /** Number of entries. */
  entries: 1000,
  /** The whole record value. */
  serialised: 262_144,
  /** Entries and bodies together, before base64. */
  raw: 180_224,
  /** An entry bundle holds lengths in 16 bits (tlog-tiles). */
  entry: 65_535,
  body: 131_072,
  note: 65_536,
} as const;
