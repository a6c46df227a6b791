import { CredentialFormatError } from '../credential-format-error.js';
import { isJsonObject, type JsonObject, member } from '../json-object.js';
import { isUrl } from './is-url.js';

/** Where a credential says its status stands, read strictly. */
export interface StatusEntry {
  readonly purpose: string;
  /** Number of the entry in the list. */
  readonly index: number;
  /** Address of the list. */
  readonly list: string;
  /** Bits of an entry. */
  readonly size: number;
  /** What each value means, when the entry says so. */
  readonly messages?: ReadonlyMap<number, string>;
}

/** Type of the entries of a Bitstring Status List. */
export const STATUS_ENTRY_TYPE = 'BitstringStatusListEntry';

/** 256 values each have a message; more bits an entry are nothing anybody writes out. */
const MAX_SIZE = 8;

/**
 * A `BitstringStatusListEntry` (Bitstring Status List 1.0, 2.1). Refuses `status-entry.malformed`
 * whatever the section says MUST, `status-entry.out-of-range` an index beyond 2^53, and
 * `status-entry.unsupported` entries of more than 8 bits.
 */
export function readStatusEntry(entry: JsonObject): StatusEntry {
  const [id, purpose, index, list] = [
    'id',
    'statusPurpose',
    'statusListIndex',
    'statusListCredential',
  ].map((name) => member(entry, name));
  if (member(entry, 'type') !== STATUS_ENTRY_TYPE) throw malformed('type');
  if (typeof purpose !== 'string' || purpose === '') throw malformed('statusPurpose');
  if (typeof index !== 'string' || !/^(0|[1-9][0-9]*)$/.test(index))
    throw malformed('statusListIndex');
  if (!isUrl(list)) throw malformed('statusListCredential');
  if (id !== undefined && (!isUrl(id) || id === list)) throw malformed('id');
  if (!isReference(member(entry, 'statusReference'))) throw malformed('statusReference');
  if (!Number.isSafeInteger(Number(index)))
    throw new CredentialFormatError('status-entry.out-of-range');
  const size = sizeOf(member(entry, 'statusSize'));
  const messages = messagesOf(member(entry, 'statusMessage'), size);
  return {
    purpose,
    index: Number(index),
    list,
    size,
    ...(messages !== undefined && { messages }),
  };
}

function sizeOf(value: unknown): number {
  if (value === undefined) return 1;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw malformed('statusSize');
  if (value > MAX_SIZE) throw new CredentialFormatError('status-entry.unsupported', 'statusSize');
  return value;
}

/** One message for each possible value; there must be some when an entry has several bits. */
function messagesOf(value: unknown, size: number): ReadonlyMap<number, string> | undefined {
  if (value === undefined && size === 1) return undefined;
  if (!Array.isArray(value) || value.length !== 2 ** size) throw malformed('statusMessage');
  const messages = new Map<number, string>();
  for (const one of value as readonly unknown[]) {
    const status = member(one, 'status');
    const message = member(one, 'message');
    if (typeof status !== 'string' || !/^0x[0-9a-fA-F]{1,2}$/.test(status))
      throw malformed('statusMessage');
    if (!isJsonObject(one) || typeof message !== 'string') throw malformed('statusMessage');
    messages.set(Number(status), message);
  }
  if (messages.size !== value.length || Math.max(...messages.keys()) >= value.length)
    throw malformed('statusMessage');
  return messages;
}

const isReference = (value: unknown): boolean =>
  value === undefined ||
  isUrl(value) ||
  (Array.isArray(value) && value.length > 0 && value.every(isUrl));

const malformed = (name: string) => new CredentialFormatError('status-entry.malformed', name);
