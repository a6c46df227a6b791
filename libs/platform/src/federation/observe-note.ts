import type { EntityManager } from 'typeorm';
import type { Checkpoint } from '#ledger/checkpoint.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { type LogKey, openRotatedCheckpoint } from '#ledger/log-keys.js';
import { observeCheckpoint, type ObservingContext } from './observe-checkpoint.js';
import type { SeenFrom } from './observed-checkpoint.sql.js';

/**
 * Observes a note from anybody in the caller's transaction. One that none of these keys rightly
 * signed says nothing of the log and changes nothing. Gives what was found.
 */
export async function observeNote(
  m: EntityManager,
  context: ObservingContext,
  noteText: string,
  { logKeys, seenFrom }: { readonly logKeys: readonly LogKey[]; readonly seenFrom: SeenFrom },
): Promise<'unsigned' | 'consistent' | 'contradicted'> {
  const checkpoint = openSigned(noteText, logKeys);
  if (!checkpoint) return 'unsigned';
  const seen = { ...checkpoint, note: noteText };
  return (await observeCheckpoint(m, context, seen, seenFrom)) ? 'contradicted' : 'consistent';
}

/** The checkpoint in a note if a key of the log signed it that may at its size. Never throws. */
export function openSigned(noteText: string, logKeys: readonly LogKey[]): Checkpoint | undefined {
  try {
    return openRotatedCheckpoint(noteText, logKeys).checkpoint;
  } catch (error) {
    if (error instanceof LedgerFormatError) return undefined;
    throw error;
  }
}
