/** Where a stored hash stands: level 0 holds leaf hashes, level n the roots of 256^n leaves. */
export interface HashPosition {
  /** TILE level, not the level of the binary tree. */
  readonly level: number;
  readonly index: number;
}

/**
 * Fetches stored hashes, 32 bytes each, in the order wanted; called once per proof. It rejects when
 * one is missing. What it returns need not be trusted: a proof of wrong hashes does not verify.
 */
export type HashReader = (wanted: readonly HashPosition[]) => Promise<readonly Buffer[]>;
