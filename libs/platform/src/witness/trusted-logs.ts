import type { LogKey } from '#ledger/log-keys.js';

/** Injection token of TrustedLogs. */
export const TRUSTED_LOGS = Symbol('TRUSTED_LOGS');

/** Which logs a witness cosigns for; the app knows, from whom it registered. */
export interface TrustedLogs {
  /** The log keys of an origin with their sizes; undefined for an origin that is not known. */
  keysOf(origin: string): Promise<readonly LogKey[] | undefined>;
}
