import { decodeBase64 } from './base64.js';
import { isKeyName } from './key-name.js';
import { LedgerFormatError } from './ledger-format-error.js';
import type { VerifierKey } from './verifier-key.js';
import { verifySignature } from './verify-signature.js';

/** One signature line: whose it claims to be, and the bytes after the key id. */
export interface NoteSignature {
  readonly name: string;
  /** 4 bytes. */
  readonly keyId: Buffer;
  readonly signature: Buffer;
}

/** Text with signatures (c2sp.org/signed-note@v1.0.0). Parsed is not verified: see verifyNote. */
export interface SignedNote {
  /** What is signed; ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Bytes of a note at most: 16 post-quantum signatures of 5 kB fit (docs/design/ledger.md 3). */
export const MAX_NOTE = 128 * 1024;

/** As many as the Go reference accepts; each from a known key costs a verification. */
const MAX_SIGNATURES = 100;
const KEY_ID_LENGTH = 4;
const CONTROL_OR_SURROGATE = /[\0-\x09\x0B-\x1F]|\p{Surrogate}/u;

/**
 * Takes a note apart without judging its signatures (c2sp.org/signed-note@v1.0.0, Format). Refuses,
 * as 'note.malformed', control characters but newline, ill-formed Unicode, no empty line before the
 * signatures, malformed lines, no signature or over 100, and more than 128 KiB.
 */
export function parseSignedNote(note: string): SignedNote {
  if (Buffer.byteLength(note) > MAX_NOTE) refuse('a note has at most 128 KiB');
  if (CONTROL_OR_SURROGATE.test(note)) refuse('a note is UTF-8 without control characters');
  if (!note.endsWith('\n')) refuse('a note ends with a newline');
  // the text may hold empty lines: the last one separates
  const end = note.lastIndexOf('\n\n') + 1;
  if (end === 0) refuse('an empty line stands before the signatures');
  const lines = note.slice(end + 1, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) refuse('a note has at most 100 signatures');
  return { text: note.slice(0, end), signatures: lines.map(parseSignatureLine) };
}

/** Puts a note together, byte-exact; refuses what parseSignedNote would. */
export function formatSignedNote({ text, signatures }: SignedNote): string {
  const note = `${text}\n${signatures.map(formatSignatureLine).join('')}`;
  if (parseSignedNote(note).text !== text) refuse('the text of a note ends with a newline');
  return note;
}

/** One line `— <name> base64(key id || signature)` with its newline. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  return `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;
}

/**
 * The keys among `keys` that signed, in their order; empty when none did, and then the text must
 * not be used. Signatures of unknown keys are ignored. Refuses the whole note, 'note.bad-signature',
 * when one signature of a known key is bad (c2sp.org/signed-note@v1.0.0, Signatures).
 */
export function verifyNote(note: SignedNote, keys: readonly VerifierKey[]): readonly VerifierKey[] {
  const signers = new Set<VerifierKey>();
  for (const line of note.signatures) {
    // a 4-byte id can be made to collide: then any of the keys may be the signer
    const known = keys.filter((key) => key.name === line.name && key.keyId.equals(line.keyId));
    const signing = known.filter((key) => verifySignature(key, note.text, line.signature));
    if (known.length > 0 && signing.length === 0) {
      throw new LedgerFormatError('note.bad-signature', 'a signature of a known key is bad');
    }
    for (const key of signing) signers.add(key);
  }
  return keys.filter((key) => signers.has(key));
}

function parseSignatureLine(line: string): NoteSignature {
  const [dash, name, base64, ...more] = line.split(' ');
  const bytes = base64 === undefined ? undefined : decodeBase64(base64);
  if (dash !== '—' || name === undefined || bytes === undefined || more.length > 0) {
    refuse('a signature line is "— name base64"');
  }
  if (!isKeyName(name)) refuse('a key name has no space, plus or control character');
  if (bytes.length <= KEY_ID_LENGTH) refuse('a signature line holds a key id and a signature');
  return {
    name,
    keyId: bytes.subarray(0, KEY_ID_LENGTH),
    signature: bytes.subarray(KEY_ID_LENGTH),
  };
}

function refuse(message: string): never {
  throw new LedgerFormatError('note.malformed', message);
}
