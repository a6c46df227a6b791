import { createHmac } from 'node:crypto';
import { decodeBase64, decodeBase64Url } from './base64.js';
import { canonicalJson } from './canonical-json.js';
import { HASH_LENGTH } from './hash.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { parseJson } from './parse-json.js';

/** What may happen to a person's credential, an audit of a firm, or padding that hides how much happened. */
export type PersonEventType = 'credential.issued' | 'status.changed' | 'audit.recorded' | 'pad';

/** The event a person's leaf commits to (docs/design/ledger.md 4.1). */
export interface PersonEvent {
  readonly type: PersonEventType;
  /** 1 to 8 different SHA-256 digests in base64url, in any order: one per signed rendering. */
  readonly digests: readonly string[];
}

/** Bytes of every person's leaf: all are alike in length. */
export const PERSON_LEAF_LENGTH = 2 + HASH_LENGTH;

/** The only digest of a 'pad' event: 32 zero bytes. */
export const PAD_DIGEST = Buffer.alloc(HASH_LENGTH).toString('base64url');

const TYPES: readonly PersonEventType[] = [
  'credential.issued',
  'status.changed',
  'audit.recorded',
  'pad',
];
const MAX_DIGESTS = 8;

/**
 * Leaf about a person: 01 00 || HMAC-SHA256(salt, "guildmark/commit/v1\n" || event), 34 bytes that
 * say nothing without the salt (docs/design/ledger.md 4.1). Digests are sorted here. Refuses, as
 * 'leaf.malformed', a salt that is not 32 bytes, an unknown type, and 0, more than 8, doubled or
 * malformed digests.
 */
export function personLeaf(event: PersonEvent, salt: Uint8Array): Buffer {
  checkSalt(salt);
  const committed = canonicalJson({ d: sortedDigests(event), t: event.type, v: 1 });
  const commitment = createHmac('sha256', salt).update('guildmark/commit/v1\n').update(committed);
  return Buffer.concat([Uint8Array.of(1, 0), commitment.digest()]);
}

/**
 * What a holder needs to open the leaf, for the `extra` line of a .tlog-proof: base64 of the
 * canonical JSON {d, s, t} (docs/design/ledger.md 4.1). Secret as the salt. Refuses like personLeaf.
 */
export function formatProofExtra(event: PersonEvent, salt: Uint8Array): string {
  checkSalt(salt);
  const s = Buffer.from(salt).toString('base64url');
  return canonicalJson({ d: sortedDigests(event), s, t: event.type }).toString('base64');
}

/**
 * Reads an `extra` back. Refuses, as 'leaf.malformed', every text that formatProofExtra does not
 * write, byte for byte. The result proves nothing until personLeaf of it is found in a log.
 */
export function parseProofExtra(text: string): { event: PersonEvent; salt: Buffer } {
  const bytes = decodeBase64(text);
  const value = bytes && parseJson(bytes);
  if (typeof value !== 'object' || value === null) refuse('extra is base64 of a JSON object');
  const { d, s, t } = value as { d?: unknown; s?: unknown; t?: unknown };
  const type = TYPES.find((known) => known === t) ?? refuse('extra names no known event type');
  const salt = typeof s === 'string' ? decodeBase64Url(s) : undefined;
  if (salt === undefined) refuse('extra holds the salt in base64url');
  if (!Array.isArray(d) || !d.every((digest) => typeof digest === 'string')) {
    refuse('extra holds the digests as text');
  }
  const event: PersonEvent = { type, digests: d };
  // One comparison refuses further members, doubled members, another order, another spelling.
  if (formatProofExtra(event, salt) !== text) refuse('extra is not in its canonical form');
  return { event, salt };
}

function sortedDigests({ type, digests }: PersonEvent): readonly string[] {
  if (!TYPES.includes(type)) refuse('no such event type');
  if (digests.length < 1 || digests.length > MAX_DIGESTS) refuse('an event has 1 to 8 digests');
  if (new Set(digests).size !== digests.length) refuse('an event has different digests');
  if (!digests.every((digest) => decodeBase64Url(digest)?.length === HASH_LENGTH)) {
    refuse('a digest is 32 bytes in base64url');
  }
  if (type === 'pad' && digests.join() !== PAD_DIGEST) refuse('a pad has the zero digest only');
  return [...digests].sort();
}

function checkSalt(salt: Uint8Array): void {
  if (salt.length !== HASH_LENGTH) refuse('a salt has 32 bytes');
}

function refuse(message: string): never {
  throw new LedgerFormatError('leaf.malformed', message);
}
