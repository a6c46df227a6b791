import type { Cosignature } from './cosignature.js';

/** What is wrong with a ledger, stable: `<noun>.<reason>`. */
export type FsckCode =
  /** The checkpoint, or the note around it, is not in the form of the standard. */
  | 'checkpoint.malformed'
  /** A signature of a known key is bad: log or witness. */
  | 'checkpoint.bad-signature'
  /** No given key of the log signed. */
  | 'checkpoint.not-signed'
  /** Signed by a key of another name than the origin. */
  | 'checkpoint.wrong-origin'
  /** The tree is smaller than the size to begin from. */
  | 'checkpoint.too-small'
  /** The cosignatures do not satisfy the policy. */
  | 'quorum.missing'
  | 'file.missing'
  /** Longer than any right file of this name. */
  | 'file.too-large'
  /** Could not be read: says nothing against the ledger. */
  | 'file.unreachable'
  | 'bundle.malformed'
  /** Its entry does not have the hash that tile and tree give it. */
  | 'bundle.wrong-entry'
  | 'tile.wrong-length'
  /** It holds another hash than the entries give. */
  | 'tile.wrong-hash'
  /** The entries give another root than the checkpoint. */
  | 'root.wrong'
  /** The leaf itself is not as its kind demands; said by the caller's check. */
  | 'leaf.invalid';

/** One thing that is wrong, and where. */
export interface FsckFault {
  readonly code: FsckCode;
  /** Below the prefix of the log. */
  readonly path: string;
  /** Of the first wrong leaf, or of the first wrong hash within the level of a tile. */
  readonly index?: number;
  readonly detail: string;
}

/** What fsck found. */
export interface FsckReport {
  /** `contradicted` when anything speaks against the ledger; unreadable files alone do not. */
  readonly outcome: 'good' | 'contradicted' | 'could-not-check';
  /** What the checkpoint says; absent when it was not to be had or not rightly signed. */
  readonly origin?: string;
  readonly size?: number;
  /** 32 bytes. */
  readonly root?: Buffer;
  /** Witnesses of the policy that cosigned; empty without a policy. */
  readonly cosignatures: readonly Cosignature[];
  /** `not-asked` without a policy. */
  readonly quorum: 'met' | 'missing' | 'not-asked';
  /** Leaves that were hashed. */
  readonly leaves: number;
  /** Bundles and tiles that were read and compared. */
  readonly files: number;
  readonly faults: readonly FsckFault[];
  /** More faults than were asked for: the check ended there. */
  readonly truncated: boolean;
}

/** Thrown by a full list of faults, to end the check; never leaves fsck. */
export class TooManyFaults extends Error {}

/** Faults so far, in the order they were found. */
export class FaultList {
  readonly faults: FsckFault[] = [];

  constructor(private readonly limit: number) {}

  /** Notes a fault. Throws TooManyFaults for the first beyond the limit. */
  add(code: FsckCode, path: string, detail: string, index?: number): void {
    if (this.faults.length >= this.limit) throw new TooManyFaults('there are more faults');
    this.faults.push({ code, path, ...(index === undefined ? {} : { index }), detail });
  }

  /** What the faults say together. */
  get outcome(): FsckReport['outcome'] {
    if (this.faults.length === 0) return 'good';
    const contradicting = this.faults.some(({ code }) => code !== 'file.unreachable');
    return contradicting ? 'contradicted' : 'could-not-check';
  }
}
