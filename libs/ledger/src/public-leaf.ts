import { canonicalJson } from './canonical-json.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { parseJson } from './parse-json.js';
import { PERSON_LEAF_LENGTH } from './person-leaf.js';

/** Bytes of a public leaf at most; anything larger goes into a body outside the leaf (ledger.md 4.3). */
export const MAX_PUBLIC_LEAF = 16_384;

/** What an entry of a log is. Unknown entries are mirrored and never interpreted. */
export type ParsedLeaf =
  | { readonly kind: 'person' }
  | { readonly kind: 'public'; readonly event: Record<string, unknown> }
  | { readonly kind: 'unknown' };

/**
 * Leaf everyone may read: 02 00 || RFC 8785 form of a CloudEvents 1.0 event (docs/design/ledger.md
 * 4.2). Refuses 'json.malformed' what has no canonical form and 'leaf.too-large' over 16,384 bytes.
 * The schema of the event is the caller's.
 */
export function publicLeaf(event: Readonly<Record<string, unknown>>): Buffer {
  const leaf = Buffer.concat([Uint8Array.of(2, 0), canonicalJson(event)]);
  if (leaf.length > MAX_PUBLIC_LEAF) {
    throw new LedgerFormatError('leaf.too-large', 'a public leaf has at most 16,384 bytes');
  }
  return leaf;
}

/**
 * Tells what an entry is (docs/design/ledger.md 4). Never throws: a public leaf whose JSON is not
 * canonical, not an object, or too large is 'unknown', and so is a person's leaf of another length.
 */
export function parseLeaf(entry: Uint8Array): ParsedLeaf {
  if (entry[1] !== 0) return { kind: 'unknown' };
  if (entry[0] === 1 && entry.length === PERSON_LEAF_LENGTH) return { kind: 'person' };
  if (entry[0] !== 2) return { kind: 'unknown' };
  const event = parseJson(entry.subarray(2));
  if (!isObject(event) || !isPublicLeafOf(event, entry)) return { kind: 'unknown' };
  return { kind: 'public', event };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPublicLeafOf(event: Record<string, unknown>, entry: Uint8Array): boolean {
  try {
    return publicLeaf(event).equals(entry);
  } catch (error) {
    if (error instanceof LedgerFormatError) return false; // JSON without a canonical form
    throw error;
  }
}
