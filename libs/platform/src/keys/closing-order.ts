import type { LedgerClosed } from '#domain/generated/schemas.js';
import { schemas } from '#domain/generated/schemas.js';
import { type KeyEntries, readKeyEntries, writeKeyEntries } from './key-entries.js';

/** Name of the entry that orders the ledger closed; it holds no key. */
const ORDER = 'ledger-closing';

type Reason = LedgerClosed['reason'];

/** Orders the ledger of a key file closed, for ever. Refuses a second order. */
export function orderClosing(file: string, reason: Reason): void {
  const entries = readKeyEntries(file);
  const present = closingOrder(entries);
  if (present !== undefined) throw new Error(`the ledger is already to be closed: ${present}`);
  writeKeyEntries(file, { ...entries, [ORDER]: { reason } });
}

/** Why the ledger of these entries is to be closed; undefined when it is not. */
export function closingOrder(entries: KeyEntries): Reason | undefined {
  const order = entries[ORDER]?.reason;
  if (order === undefined) return undefined;
  const reason = closingReasons().find((known) => known === order);
  if (!reason) throw new Error(`the key file orders the ledger closed for an unknown reason`);
  return reason;
}

/** Every reason a ledger may be closed for. */
export function closingReasons(): readonly Reason[] {
  const { properties } = schemas['events/ledger.closed/1.0'] as {
    readonly properties: { readonly reason: { readonly enum: readonly Reason[] } };
  };
  return properties.reason.enum;
}
