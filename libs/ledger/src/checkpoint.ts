import { decodeBase64 } from './base64.js';
import { HASH_LENGTH } from './hash.js';
import { isKeyName } from './key-name.js';
import { LedgerFormatError } from './ledger-format-error.js';
import type { NoteSigner } from './note-signer.js';
import { formatSignedNote, parseSignedNote, type SignedNote, verifyNote } from './signed-note.js';
import { checkSize, parseSize } from './size.js';
import type { VerifierKey } from './verifier-key.js';

/** What a log says of itself: its name, its number of leaves, the root over them. */
export interface Checkpoint {
  /** Prefix URL without scheme and trailing slash; also the name of the log's key. */
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Buffer;
}

/**
 * The three lines that are signed: origin, size, base64 root (c2sp.org/tlog-checkpoint@v1.0.0).
 * Refuses 'checkpoint.malformed' an origin that is no key name or a root that is not 32 bytes,
 * and 'size.out-of-range'.
 */
export function formatCheckpointBody({ origin, size, root }: Checkpoint): string {
  if (!isKeyName(origin)) refuse('an origin has no space, plus or control character');
  if (root.length !== HASH_LENGTH) refuse('a root has 32 bytes');
  return `${origin}\n${checkSize(size)}\n${root.toString('base64')}\n`;
}

/**
 * Reads the text of a note as checkpoint. Refuses, as 'checkpoint.malformed', anything but exactly
 * three lines: extension lines are refused too (docs/design/ledger.md 3), as are sizes from 2^53 up.
 */
export function parseCheckpointBody(text: string): Checkpoint {
  const [origin, decimal, base64, end, ...more] = text.split('\n');
  if (origin === undefined || decimal === undefined || base64 === undefined) refuse(THREE_LINES);
  if (end !== '' || more.length > 0) refuse(THREE_LINES);
  const size = parseSize(decimal) ?? refuse('the second line is a size below 2^53');
  const root = decodeBase64(base64);
  if (!isKeyName(origin)) refuse('an origin has no space, plus or control character');
  if (root?.length !== HASH_LENGTH) refuse('the third line is a root of 32 bytes in base64');
  return { origin, size, root };
}

/**
 * A checkpoint as signed note with the log's signatures alone, one of each signer in their order:
 * two while one key follows another. The same bytes every time. Refuses 'checkpoint.wrong-origin'
 * unless each signer is a log key (type 1) named as the origin.
 */
export function signCheckpoint(checkpoint: Checkpoint, ...signers: AtLeastOne<NoteSigner>): string {
  const text = formatCheckpointBody(checkpoint);
  const signatures = signers.map((signer) => {
    checkOrigin(checkpoint, signer.verifier);
    const { name, keyId } = signer.verifier;
    return { name, keyId, signature: signer.sign(Buffer.from(text)) };
  });
  return formatSignedNote({ text, signatures });
}

type AtLeastOne<T> = readonly [T, ...T[]];

/**
 * Opens a checkpoint of the log with this key; its cosignatures are not judged (see cosignaturesOf).
 * Refuses a malformed note or body, 'note.bad-signature', 'note.not-signed' without the log's
 * signature, 'checkpoint.wrong-origin' when key and origin differ.
 */
export function openCheckpoint(
  noteText: string,
  logKey: VerifierKey,
): { checkpoint: Checkpoint; note: SignedNote } {
  const note = parseSignedNote(noteText);
  if (verifyNote(note, [logKey]).length === 0) {
    throw new LedgerFormatError('note.not-signed', 'the log did not sign this checkpoint');
  }
  const checkpoint = parseCheckpointBody(note.text);
  checkOrigin(checkpoint, logKey);
  return { checkpoint, note };
}

const THREE_LINES = 'a checkpoint has exactly three lines';

/** Refuses 'checkpoint.wrong-origin' unless the key is a log key (type 1) named as the origin. */
export function checkOrigin(checkpoint: Checkpoint, key: VerifierKey): void {
  if (key.type !== 1 || key.name !== checkpoint.origin) {
    throw new LedgerFormatError('checkpoint.wrong-origin', 'the origin is not that of the log key');
  }
}

function refuse(message: string): never {
  throw new LedgerFormatError('checkpoint.malformed', message);
}
