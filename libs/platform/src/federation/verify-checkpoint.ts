import type { Checkpoint } from '#ledger/checkpoint.js';
import { cosignaturesOf } from '#ledger/cosignature.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { openRotatedCheckpoint } from '#ledger/log-keys.js';
import { quorumMet } from '#ledger/policy.js';
import { formatSignedNote } from '#ledger/signed-note.js';
import type { FollowedLedger } from './follower-ports.js';
import { parsedTrust } from './parsed-trust.js';

/** Why a record or an answer was not believed; stable, it stands in the quarantine. */
export type UnverifiedCode =
  | 'segment.too-large'
  | 'segment.malformed'
  | 'segment.key-mismatch'
  | 'segment.unknown-origin'
  | 'segment.not-accredited'
  | 'segment.bad-signature'
  | 'segment.no-quorum'
  | 'segment.root-mismatch'
  | 'segment.bad-body';

/** Something that did not verify. Nothing of it may be used. */
export class Unverified extends Error {
  constructor(readonly code: UnverifiedCode) {
    super(code);
    this.name = 'Unverified';
  }
}

/** A checkpoint that the log signed and the policy's quorum cosigned. */
export interface VerifiedCheckpoint extends Checkpoint {
  /** The note with the signatures of the log and of the policy's witnesses only: the broker may add lines. */
  readonly note: string;
  /** POSIX seconds of the newest cosignature; 0 under `quorum none`. */
  readonly newestCosignature: number;
}

/**
 * Check 4 of docs/design/federation.md 5. Throws Unverified: `segment.bad-signature` unless a
 * key of the ledger that may at this size signed a well-formed checkpoint of its origin and no known signature is bad,
 * `segment.no-quorum`. A trust list that holds a malformed key or policy is our fault and throws.
 */
export function verifyCheckpoint(noteText: string, trust: FollowedLedger): VerifiedCheckpoint {
  const { keys, policy, witnesses } = parsedTrust(trust);
  const { checkpoint, note, signers, cosignatures } = refusing(() => {
    const opened = openRotatedCheckpoint(noteText, keys);
    return { ...opened, cosignatures: cosignaturesOf(opened.note, witnesses) };
  });
  const cosigners = cosignatures.map((cosignature) => cosignature.key);
  if (!quorumMet(policy, cosigners)) throw new Unverified('segment.no-quorum');
  const believed = [...signers, ...cosigners];
  const signatures = note.signatures.filter((line) =>
    believed.some((signer) => signer.name === line.name && signer.keyId.equals(line.keyId)),
  );
  return {
    ...checkpoint,
    note: formatSignedNote({ text: note.text, signatures }),
    newestCosignature: Math.max(0, ...cosignatures.map(({ time }) => time)),
  };
}

function refusing<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof LedgerFormatError) throw new Unverified('segment.bad-signature');
    throw error;
  }
}
