import type { RecordedStatus } from '#domain/credential/change-status.js';

import { emptyStatusList, setStatus, STATUS_LIST_ENTRIES } from './status-list.js';
import { type TokenStatuses, tokenStatusAt, withTokenStatus } from './token-status-list.js';

/** Value of each status in the Token Status List (docs/design/credentials.md 4). */
const VALUES: Readonly<Record<RecordedStatus, number>> = {
  active: 0,
  revoked: 1,
  suspended: 2,
  superseded: 3,
};

/** What the lists of one bit an entry are for (Bitstring Status List 2.2), and whom each names. */
export const PURPOSES = {
  revocation: 'revoked',
  suspension: 'suspended',
  refresh: 'superseded',
} as const satisfies Readonly<Record<string, RecordedStatus>>;

/** Purpose of a list of one bit an entry. */
export type StatusPurpose = keyof typeof PURPOSES;

/**
 * Statuses of a whole list, 131,072 entries of two bits: the one truth that all outputs are made of.
 */
export type StatusStates = TokenStatuses;

/** A list in which every entry is active. */
export const emptyStates = (): StatusStates => statesOf(new Uint8Array(STATUS_LIST_ENTRIES / 4));

/** Two bits an entry, as they were stored. */
export const statesOf = (bytes: Uint8Array): StatusStates => ({ bits: 2, bytes });

/** The status of an entry. Refuses `status-list.out-of-range`. */
export function stateAt(states: StatusStates, index: number): RecordedStatus {
  const value = tokenStatusAt(states, index);
  const found = (Object.keys(VALUES) as RecordedStatus[]).find((name) => VALUES[name] === value);
  if (found === undefined) throw new Error('two bits have four values');
  return found;
}

/** A copy in which an entry has another status. Same refusal. */
export const withState = (
  states: StatusStates,
  index: number,
  status: RecordedStatus,
): StatusStates => withTokenStatus(states, index, VALUES[status]);

/** The bits of one purpose, one an entry: set where the status is the one the list is for. */
export function bitsFor(states: StatusStates, purpose: StatusPurpose): Uint8Array {
  const wanted = VALUES[PURPOSES[purpose]];
  const bits = emptyStatusList();
  states.bytes.forEach((byte, i) => {
    // Nearly all of a list is active; and no purpose is for that.
    if (byte === 0) return;
    for (let entry = i * 4; entry < i * 4 + 4; entry++)
      if (tokenStatusAt(states, entry) === wanted) setStatus(bits, entry);
  });
  return bits;
}

/** The statuses of a list that knew revocation alone. */
export function statesOfRevoked(bits: Uint8Array): StatusStates {
  const bytes = new Uint8Array(STATUS_LIST_ENTRIES / 4);
  bits.forEach((byte, i) => {
    for (let bit = 0; bit < 8; bit++)
      if ((byte & (0x80 >> bit)) !== 0) {
        const entry = i * 8 + bit;
        const at = Math.floor(entry / 4);
        bytes[at] = (bytes[at] ?? 0) | (VALUES.revoked << ((entry % 4) * 2));
      }
  });
  return statesOf(bytes);
}
