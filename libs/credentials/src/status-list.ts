import { gunzipSync, gzipSync } from 'node:zlib';

import { decodeBase64url } from './base64url.js';
import { CredentialFormatError } from './credential-format-error.js';

/** Entries of every list: the least that hides one holder among many (Bitstring Status List 6.1). */
export const STATUS_LIST_ENTRIES = 131_072;

/** One mebibyte: far above our 16 KiB, far below what could hurt (docs/design/credentials.md 12). */
const MAX_INFLATED = 1_048_576;

/** A list in which nothing is set, one bit for each entry. */
export function emptyStatusList(): Uint8Array {
  return new Uint8Array(STATUS_LIST_ENTRIES / 8);
}

/** The `encodedList` of some bits: multibase `u` of the GZIP of them (Bitstring Status List 4.1). */
export function encodeStatusList(bits: Uint8Array): string {
  return `u${gzipSync(bits, { level: 9 }).toString('base64url')}`;
}

/**
 * The bits of an `encodedList`. Refuses with `status-list.malformed` another multibase, base64url
 * that is not canonical, data that is not GZIP, a list under 131,072 entries, and whatever would
 * inflate beyond `maxBytes`.
 */
export function decodeStatusList(encoded: string, maxBytes = MAX_INFLATED): Uint8Array {
  const bits = inflateStatusList(encoded, maxBytes);
  if (bits.length * 8 < STATUS_LIST_ENTRIES)
    throw new CredentialFormatError('status-list.malformed');
  return bits;
}

/** As decodeStatusList, for lists of more bits an entry: how long it has to be is not judged. */
export function inflateStatusList(encoded: string, maxBytes = MAX_INFLATED): Uint8Array {
  const refusal = new CredentialFormatError('status-list.malformed');
  if (!encoded.startsWith('u')) throw refusal;
  const compressed = decodeBase64url(encoded.slice(1));
  try {
    return gunzipSync(compressed, { maxOutputLength: maxBytes });
  } catch {
    throw refusal;
  }
}

/** Whether the entry at an index is set; index 0 is the leftmost bit. `status-list.out-of-range`. */
export function statusAt(bits: Uint8Array, index: number): boolean {
  return (byteAt(bits, index) & mask(index)) !== 0;
}

/** A copy of the list in which one entry is set. Same refusal. */
export function withStatus(bits: Uint8Array, index: number): Uint8Array {
  const copy = Uint8Array.from(bits);
  setStatus(copy, index);
  return copy;
}

/** Sets one entry in place, for whoever makes a list. Same refusal. */
export function setStatus(bits: Uint8Array, index: number): void {
  bits[Math.floor(index / 8)] = byteAt(bits, index) | mask(index);
}

function byteAt(bits: Uint8Array, index: number): number {
  const byte = Number.isInteger(index) ? bits[Math.floor(index / 8)] : undefined;
  if (byte === undefined) throw new CredentialFormatError('status-list.out-of-range');
  return byte;
}

function mask(index: number): number {
  return 0x80 >> (index % 8);
}
