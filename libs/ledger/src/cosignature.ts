import { parseCheckpointBody } from './checkpoint.js';
import { cosignedMessage } from './cosigned-message.js';
import { LedgerFormatError } from './ledger-format-error.js';
import type { NoteSigner } from './note-signer.js';
import { formatSignatureLine, type SignedNote, verifyNote } from './signed-note.js';
import { formatTimestampedSignature, readTimestampedSignature } from './timestamped-signature.js';
import type { VerifierKey } from './verifier-key.js';

/** A witness that cosigned, and when by its own clock: the only time a checkpoint has. */
export interface Cosignature {
  readonly key: VerifierKey;
  /** POSIX seconds. */
  readonly time: number;
}

/**
 * A witness's signature line, newline included, for a checkpoint body with its final newline
 * (c2sp.org/tlog-cosignature@v1.0.1). `time` in POSIX seconds. The caller has checked consistency
 * and stored the size before. Refuses 'checkpoint.malformed' another text, 'cosignature.malformed'
 * a time of 0 or less and a signer that is no witness key (type 4).
 */
export function cosign(body: string, signer: NoteSigner, time: number): string {
  const { name, keyId, type } = signer.verifier;
  parseCheckpointBody(body);
  if (type !== 4) refuse('only a witness key cosigns');
  if (!Number.isSafeInteger(time) || time <= 0) refuse('a time is a positive integer of seconds');
  const stamped = { time, signature: signer.sign(cosignedMessage(body, time)) };
  return formatSignatureLine({ name, keyId, signature: formatTimestampedSignature(stamped) });
}

/**
 * The time in a cosignature (the bytes after the key id), in POSIX seconds. Refuses, as
 * 'cosignature.malformed', other than 72 bytes and a time of 0. It does not verify.
 */
export function cosignatureTime(signature: Buffer): number {
  return (readTimestampedSignature(signature) ?? refuse('a cosignature has 72 bytes')).time;
}

/**
 * The witnesses among `witnessKeys` that cosigned a note, each once with its latest time. Refuses
 * 'note.bad-signature' when one of theirs is bad; keys that are no witness keys (type 4) count never.
 */
export function cosignaturesOf(
  note: SignedNote,
  witnessKeys: readonly VerifierKey[],
): readonly Cosignature[] {
  const witnesses = witnessKeys.filter((key) => key.type === 4);
  return verifyNote(note, witnesses).map((key) => {
    const own = note.signatures.filter((s) => s.name === key.name && s.keyId.equals(key.keyId));
    return { key, time: Math.max(...own.map((s) => cosignatureTime(s.signature))) };
  });
}

function refuse(message: string): never {
  throw new LedgerFormatError('cosignature.malformed', message);
}
