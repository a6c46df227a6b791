import type { LedgerBody } from './new-body.js';

/** Entries of one batch, and of one segment (docs/design/federation.md 2). */
export const MAX_BATCH_LEAVES = 1000;

/** 176 KiB of entries and bodies become 240 KiB of base64: room for the rest of a 256 KiB segment. */
export const MAX_BATCH_BYTES = 180_224;

/** What a body costs a segment beyond its bytes: its digest, media type and size in JSON. */
export const BODY_OVERHEAD = 192;

/** Bytes an entry takes of a segment, with its bodies. */
export function weightOf(entry: Buffer, bodies: readonly LedgerBody[]): number {
  return bodies.reduce((sum, { bytes }) => sum + bytes.length + BODY_OVERHEAD, entry.length);
}
