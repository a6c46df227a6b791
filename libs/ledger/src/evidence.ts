import { type Checkpoint, openCheckpoint } from './checkpoint.js';
import { verifyConsistency } from './consistency-proof.js';
import { emptyRoot } from './hash.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { formatSignedNote, parseSignedNote, verifyNote } from './signed-note.js';
import type { VerifierKey } from './verifier-key.js';

/**
 * Two signed views of one log that cannot both be true; kinds 1 and 2 of docs/design/ledger.md 11.
 * Nothing else is needed to check it: whoever has the log's keys can (see checkEvidence).
 */
export interface Evidence {
  /** 1: two signed roots at `size`. 2: a signed root at `size` that a later signed tree does not have. */
  readonly kind: 1 | 2;
  readonly origin: string;
  /** The size at which the views part. */
  readonly size: number;
  /** Kind 1: a checkpoint of `size`. Kind 2: a larger one, under which the entries are proven. */
  readonly noteA: string;
  /** A checkpoint of `size` with another root. */
  readonly noteB: string;
  /** The root of the first view at `size`. */
  readonly rootA: Buffer;
  readonly rootB: Buffer;
  /** Kind 2: consistency of rootA at `size` with noteA (RFC 9162 2.1.4.1). Empty in kind 1. */
  readonly proof: readonly Buffer[];
}

/** Whether evidence proves what it says. */
export type EvidenceFinding =
  { readonly holds: true } | { readonly holds: false; readonly reason: string };

/**
 * Checks evidence with nothing but the keys the log signs with, and believes nobody who handed it
 * over. In kind 2 the entries are not needed: only one root at `size` is consistent with noteA
 * (SHA-256), so a proof for rootA rules rootB out. Never throws for bad input.
 */
export function checkEvidence(
  evidence: Evidence,
  logKeys: readonly VerifierKey[],
): EvidenceFinding {
  const a = signedBy(evidence.noteA, logKeys);
  const b = signedBy(evidence.noteB, logKeys);
  if (!a || !b) return refused('the log did not sign both notes');
  const { kind, origin, size, rootA, rootB, proof } = evidence;
  if (a.origin !== origin || b.origin !== origin) return refused('the notes are of another log');
  if (b.size !== size || !b.root.equals(rootB)) return refused('the second note says otherwise');
  if (rootA.equals(rootB)) return refused('both views have the same root');
  if (kind === 1)
    return a.size === size && a.root.equals(rootA) && proof.length === 0
      ? { holds: true }
      : refused('the first note says otherwise');
  if (size === 0)
    return rootA.equals(emptyRoot()) && proof.length === 0
      ? { holds: true }
      : refused('an empty tree has one root');
  const claim = { oldSize: size, oldRoot: rootA, newSize: a.size, newRoot: a.root, proof };
  return a.size > size && verifyConsistency(claim)
    ? { holds: true }
    : refused('the first root is not proven by the later checkpoint');
}

/** A checkpoint note with the lines of the log's own name alone; others may be forged or many. */
export function logSignaturesOnly(noteText: string, origin: string): string {
  const { text, signatures } = parseSignedNote(noteText);
  return formatSignedNote({ text, signatures: signatures.filter(({ name }) => name === origin) });
}

function signedBy(note: string, logKeys: readonly VerifierKey[]): Checkpoint | undefined {
  try {
    const keys = logKeys.filter((key) => key.type === 1);
    const [signer] = verifyNote(parseSignedNote(note), keys);
    return signer && openCheckpoint(note, signer).checkpoint;
  } catch (error) {
    if (error instanceof LedgerFormatError) return undefined;
    throw error;
  }
}

function refused(reason: string): EvidenceFinding {
  return { holds: false, reason };
}
