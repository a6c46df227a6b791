/** Where all of one ledger can be read. Nothing it gives is trusted. */
export interface LedgerStock {
  /** Signed notes with ascending sizes; the last one is the newest. None: nothing is published. */
  notes(): Promise<readonly string[]>;
  /** An entry bundle of so many entries; throws RebuildRefused when it is not there. */
  bundle(index: number, width: number): Promise<Buffer>;
  /** Bytes with this digest; null when erased, undefined when nobody has them. */
  body(sha256: string): Promise<Buffer | null | undefined>;
}

/** Why a rebuild did not come to its end; stable. */
export type RebuildCode =
  /** A part of a ledger is nowhere in the source. */
  | 'rebuild.source-incomplete'
  /** A part of the source is not what was signed. */
  | 'rebuild.source-tampered'
  /** The database holds something else. */
  | 'rebuild.not-empty';

/** A rebuild that cannot go on; `detail` names origin, index or file. */
export class RebuildRefused extends Error {
  constructor(
    readonly code: RebuildCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'RebuildRefused';
  }
}
