import { type Checkpoint, checkOrigin, parseCheckpointBody } from './checkpoint.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { parseSignedNote, type SignedNote, verifyNote } from './signed-note.js';
import type { VerifierKey } from './verifier-key.js';

/** A key of a log with the sizes it signs for, both included. */
export interface LogKey {
  /** Of type 1, named as the origin of the log. */
  readonly key: VerifierKey;
  /** The first size: that of the first checkpoint with the leaf which names the key. */
  readonly fromSize: number;
  /** The last size: that before the leaf which retires it. Absent while it is in use. */
  readonly toSize?: number;
}

/** The keys that may sign a checkpoint of this size, in the given order (docs/design/ledger.md 10). */
export function keysAt(keys: readonly LogKey[], size: number): readonly VerifierKey[] {
  return keys
    .filter(({ fromSize, toSize }) => fromSize <= size && size <= (toSize ?? size))
    .map(({ key }) => key);
}

/**
 * Opens a checkpoint of a log whose key may have changed. A key outside its interval counts as
 * unknown. `signers` are the keys of the log that signed, at least one. Refuses like
 * openCheckpoint: malformed, 'note.bad-signature', 'note.not-signed', 'checkpoint.wrong-origin'.
 */
export function openRotatedCheckpoint(
  noteText: string,
  keys: readonly LogKey[],
): {
  readonly checkpoint: Checkpoint;
  readonly note: SignedNote;
  readonly signers: readonly VerifierKey[];
} {
  const note = parseSignedNote(noteText);
  // Read before it is verified, because the size tells which keys verify it.
  const checkpoint = parseCheckpointBody(note.text);
  const signers = verifyNote(note, keysAt(keys, checkpoint.size));
  const [first] = signers;
  if (!first)
    throw new LedgerFormatError(
      'note.not-signed',
      'no key of the log signed that may at this size',
    );
  checkOrigin(checkpoint, first);
  return { checkpoint, note, signers };
}
