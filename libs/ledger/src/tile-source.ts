/** What a source gave for one file. */
export type TileRead =
  | { readonly state: 'found'; readonly bytes: Buffer }
  /** The source answers, and has no such file. */
  | { readonly state: 'missing' }
  /** The file is longer than the caller allows; its bytes were not taken. */
  | { readonly state: 'too-large' }
  /** Nobody can say: no answer, a redirect, a fault of the source. */
  | { readonly state: 'unreachable'; readonly why: string };

/**
 * Where the files of a ledger are read: a directory, a server, a database (docs/design/ledger.md 7).
 * Nothing it gives is trusted.
 */
export interface TileSource {
  /**
   * One file by its path below the prefix: `checkpoint`, or a path of tilePath or entriesPath. It
   * takes `maxBytes` at most into memory, and never rejects for what the other side does.
   */
  read(path: string, maxBytes: number): Promise<TileRead>;
}
