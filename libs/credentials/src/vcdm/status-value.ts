import { CredentialFormatError } from '../credential-format-error.js';
import { type JsonObject, listOf, member, textMember } from '../json-object.js';
import { inflateStatusList, STATUS_LIST_ENTRIES } from '../status-list.js';
import type { CheckedCredential } from './check-credential.js';
import type { StatusEntry } from './status-entry.js';

/** What a list says of one entry. */
export interface StatusValue {
  readonly purpose: string;
  readonly list: string;
  readonly index: number;
  /** Zero is unset. */
  readonly value: number;
  /** What the credential says the value means. */
  readonly message?: string;
}

/**
 * The value of an entry in a list (Bitstring Status List 1.0, 3.2 and 3.4); that the list is rightly
 * signed is the caller's business. Refuses `status-list.not-trusted` a list of another type or
 * purpose, `status-list.not-current` one that is not valid now, `status-list.malformed` what cannot be
 * expanded, `status-list.too-short` under 131,072 entries, `status-list.out-of-range`.
 */
export function statusValueIn(list: CheckedCredential, entry: StatusEntry, now: Date): StatusValue {
  const { document, validFrom = -Infinity, validUntil = Infinity } = list;
  const subject = member(document, 'credentialSubject');
  if (
    !listOf(document.type).includes('BitstringStatusListCredential') ||
    member(subject, 'type') !== 'BitstringStatusList' ||
    !listOf(member(subject, 'statusPurpose')).includes(entry.purpose) ||
    isAnother(document, entry.list)
  )
    throw new CredentialFormatError('status-list.not-trusted');
  if (now.getTime() < validFrom || validUntil < now.getTime())
    throw new CredentialFormatError('status-list.not-current');
  const bits = inflateStatusList(textMember(subject, 'encodedList') ?? '');
  if ((bits.length * 8) / entry.size < STATUS_LIST_ENTRIES)
    throw new CredentialFormatError('status-list.too-short');
  const { purpose, list: url, index, messages } = entry;
  const value = valueAt(bits, index * entry.size, entry.size);
  const message = messages?.get(value);
  return { purpose, list: url, index, value, ...(message !== undefined && { message }) };
}

/** A list may say its address; then it is the one that was asked for. */
const isAnother = (document: JsonObject, url: string): boolean =>
  document.id !== undefined && document.id !== url;

/** So many bits from a position on; the first is the most significant (3.4: left to right). */
function valueAt(bits: Uint8Array, position: number, size: number): number {
  let value = 0;
  for (let at = position; at < position + size; at += 1) {
    const byte = bits[Math.floor(at / 8)];
    if (byte === undefined) throw new CredentialFormatError('status-list.out-of-range');
    value = value * 2 + ((byte >> (7 - (at % 8))) & 1);
  }
  return value;
}
