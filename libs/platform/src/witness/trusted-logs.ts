import type { LogKey } from '#ledger/log-keys.js';

/** Injection token of TrustedLogs. */
export const TRUSTED_LOGS = Symbol('TRUSTED_LOGS');

/** Which logs a witness cosigns for; the app knows, from whom it registered. */
export interface TrustedLogs {
  /** The log keys of an origin with their sizes; undefined for an origin that is not known. */
  keysOf(origin: string): Promise<readonly LogKey[] | undefined>;
  /**
   * Told of every validly signed checkpoint before it is answered, cosigned or not. True when the
   * log is observed: then the evidence of kind 1 is kept there, and by the witness otherwise.
   */
  observe?(origin: string, noteText: string): Promise<boolean>;
}
