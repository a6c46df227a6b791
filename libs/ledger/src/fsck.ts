import { type Checkpoint, parseCheckpointBody } from './checkpoint.js';
import { type Cosignature, cosignaturesOf } from './cosignature.js';
import { checkTree, type LeafCheck } from './check-tree.js';
import { FaultList, type FsckCode, type FsckReport, TooManyFaults } from './fsck-report.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { type Policy, quorumMet } from './policy.js';
import { MAX_NOTE, parseSignedNote, type SignedNote, verifyNote } from './signed-note.js';
import { checkSize } from './size.js';
import type { TileSource } from './tile-source.js';
import type { VerifierKey } from './verifier-key.js';

/** What to check, and how. */
export interface FsckOptions {
  readonly source: TileSource;
  /** Keys of the log (type 1): one of them must have signed. Several while a key is being changed. */
  readonly logKeys: readonly VerifierKey[];
  /** Whose cosignatures are demanded; without it none are looked at. */
  readonly policy?: Policy | undefined;
  /** Leaves below this size were checked before and are not read again; 0 unless given. */
  readonly from?: number | undefined;
  /** Faults after which the check ends; 100 unless given. */
  readonly maxFaults?: number;
  /** Judges each leaf beyond its hash: why it is wrong, or undefined. */
  readonly checkLeaf?: LeafCheck | undefined;
  /** Told the number of leaves done, every 256. */
  readonly onProgress?: ((leaves: number, size: number) => void) | undefined;
}

const MAX_FAULTS = 100;

/**
 * Checks a whole ledger from its public files alone (docs/design/ledger.md 12): note and log
 * signature, quorum under a policy, every entry against its tile, every full and partial tile of
 * every level, and the root. Goes on after a fault, so that all are named; ends at once when the
 * checkpoint is not rightly signed, because there is nothing to compare with then. Never throws for
 * what the source does; refuses 'size.out-of-range' a `from` that is no size.
 */
export async function fsck(options: FsckOptions): Promise<FsckReport> {
  const { source, logKeys, policy, from = 0, maxFaults = MAX_FAULTS } = options;
  checkSize(from);
  const list = new FaultList(maxFaults);
  const done = { leaves: 0, files: 0 };
  const none = { cosignatures: [], quorum: policy ? 'missing' : 'not-asked' } as const;
  const signed = await readCheckpoint(source, logKeys, list);
  if (signed === undefined) {
    return { outcome: list.outcome, ...none, ...done, faults: list.faults, truncated: false };
  }
  const { checkpoint, note } = signed;
  let truncated = false;
  let seen: Pick<FsckReport, 'cosignatures' | 'quorum'> = none;
  try {
    if (policy) seen = judgeQuorum(note, policy, list);
    if (from > checkpoint.size) {
      list.add('checkpoint.too-small', 'checkpoint', `the tree ends below ${from}`);
    } else {
      await checkTree({ ...options, from, checkpoint, list, done });
    }
  } catch (error) {
    if (!(error instanceof TooManyFaults)) throw error;
    truncated = true;
  }
  return {
    outcome: list.outcome,
    ...checkpoint,
    ...seen,
    ...done,
    faults: list.faults,
    truncated,
  };
}

async function readCheckpoint(
  source: TileSource,
  logKeys: readonly VerifierKey[],
  list: FaultList,
): Promise<{ checkpoint: Checkpoint; note: SignedNote } | undefined> {
  const fault = (code: FsckCode, detail: string): undefined => {
    list.add(code, 'checkpoint', detail);
    return undefined;
  };
  const read = await source.read('checkpoint', MAX_NOTE);
  if (read.state === 'unreachable') return fault('file.unreachable', read.why);
  // the log may have published nothing: that is not a contradiction
  if (read.state === 'missing') return fault('file.unreachable', 'there is no checkpoint');
  if (read.state === 'too-large') return fault('file.too-large', 'a note has at most 128 KiB');
  const text = read.bytes.toString();
  if (!Buffer.from(text).equals(read.bytes)) return fault('checkpoint.malformed', 'not UTF-8');
  try {
    const note = parseSignedNote(text);
    const signers = verifyNote(
      note,
      logKeys.filter(({ type }) => type === 1),
    );
    if (signers.length === 0)
      return fault('checkpoint.not-signed', 'no given key of the log signed');
    const checkpoint = parseCheckpointBody(note.text);
    if (signers.some(({ name }) => name !== checkpoint.origin)) {
      return fault('checkpoint.wrong-origin', 'the origin is not that of the log key');
    }
    return { checkpoint, note };
  } catch (error) {
    if (!(error instanceof LedgerFormatError)) throw error;
    return fault(codeOf(error), error.message);
  }
}

function codeOf({ code }: LedgerFormatError): FsckCode {
  return code === 'note.bad-signature' ? 'checkpoint.bad-signature' : 'checkpoint.malformed';
}

function judgeQuorum(
  note: SignedNote,
  policy: Policy,
  list: FaultList,
): Pick<FsckReport, 'cosignatures' | 'quorum'> {
  let cosignatures: readonly Cosignature[] = [];
  try {
    cosignatures = cosignaturesOf(
      note,
      policy.witnesses.map(({ key }) => key),
    );
  } catch (error) {
    if (!(error instanceof LedgerFormatError)) throw error;
    list.add('checkpoint.bad-signature', 'checkpoint', 'a signature of a witness is bad');
    return { cosignatures, quorum: 'missing' };
  }
  const signers = cosignatures.map(({ key }) => key);
  if (quorumMet(policy, signers)) return { cosignatures, quorum: 'met' };
  list.add('quorum.missing', 'checkpoint', `${signers.length} of the witnesses cosigned: too few`);
  return { cosignatures, quorum: 'missing' };
}
