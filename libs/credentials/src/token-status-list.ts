import { deflateSync, inflateSync } from 'node:zlib';

import { decodeBase64url } from './base64url.js';
import { CredentialFormatError } from './credential-format-error.js';
import { isJsonObject, type JsonObject, member, textMember } from './json-object.js';

/** Bits for each entry that the draft allows. */
const BITS = [1, 2, 4, 8];

/** One mebibyte, as for every list (docs/design/credentials.md 12). */
const MAX_INFLATED = 1_048_576;

/** Statuses packed into bytes, the first in the least significant bits (Token Status List 4.1). */
export interface TokenStatuses {
  readonly bits: number;
  readonly bytes: Uint8Array;
}

/** The `status_list` of some statuses: `{bits, lst}`, zlib at level 9 (Token Status List 4.2). */
export function encodeTokenStatuses({ bits, bytes }: TokenStatuses): JsonObject {
  return { bits, lst: deflateSync(bytes, { level: 9 }).toString('base64url') };
}

/**
 * Reads a `status_list`. Refuses with `status-list.malformed` other numbers of bits than 1, 2, 4 and
 * 8, base64url that is not canonical, data that is not zlib, and what inflates beyond `maxBytes`.
 */
export function decodeTokenStatuses(list: unknown, maxBytes = MAX_INFLATED): TokenStatuses {
  const refusal = new CredentialFormatError('status-list.malformed');
  const bits = member(list, 'bits');
  const lst = textMember(list, 'lst');
  if (!isJsonObject(list) || typeof bits !== 'number' || !BITS.includes(bits) || lst === undefined)
    throw refusal;
  const compressed = decodeBase64url(lst);
  try {
    return { bits, bytes: inflateSync(compressed, { maxOutputLength: maxBytes }) };
  } catch {
    throw refusal;
  }
}

/** The status of an entry, 0 to 2^bits - 1. Refuses `status-list.out-of-range`. */
export function tokenStatusAt({ bits, bytes }: TokenStatuses, index: number): number {
  return (byteAt(bytes, bits, index) >> shiftOf(bits, index)) & maskOf(bits);
}

/** A copy in which one entry has another status. Same refusal, also for a status that is too big. */
export function withTokenStatus(
  { bits, bytes }: TokenStatuses,
  index: number,
  status: number,
): TokenStatuses {
  const isStatus = Number.isInteger(status) && status >= 0 && status <= maskOf(bits);
  if (!isStatus) throw new CredentialFormatError('status-list.out-of-range');
  const copy = Uint8Array.from(bytes);
  const shift = shiftOf(bits, index);
  const others = byteAt(bytes, bits, index) & ~(maskOf(bits) << shift);
  copy[Math.floor((index * bits) / 8)] = others | (status << shift);
  return { bits, bytes: copy };
}

function byteAt(bytes: Uint8Array, bits: number, index: number): number {
  const byte = Number.isInteger(index) ? bytes[Math.floor((index * bits) / 8)] : undefined;
  if (byte === undefined) throw new CredentialFormatError('status-list.out-of-range');
  return byte;
}

const shiftOf = (bits: number, index: number): number => (index * bits) % 8;
const maskOf = (bits: number): number => 2 ** bits - 1;
