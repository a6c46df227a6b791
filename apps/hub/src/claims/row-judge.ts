import type { CellFault } from '#domain/bulk/read-bulk-row.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { Certifiable } from '../issuing/certifiable.js';

/** A row that may be issued: what the credential will say, and how its claim is settled. */
export interface SoundRow {
  readonly personId: string;
  readonly certifiable: Certifiable;
  /**
   * Writes the claim as certified in the transaction of the credential; false when somebody settled
   * it in between.
   */
  settle(credentialId: string, at: Date, m: Transaction): Promise<boolean>;
}

/** A row that the rules of claims let pass, or what they say against it. */
export type JudgedRow = { readonly sound: SoundRow } | { readonly faults: readonly CellFault[] };
