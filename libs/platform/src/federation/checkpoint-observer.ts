import { Inject, Injectable } from '@nestjs/common';
import { openCheckpoint } from '#ledger/checkpoint.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { parseSignedNote, verifyNote } from '#ledger/signed-note.js';
import type { VerifierKey } from '#ledger/verifier-key.js';
import { inTransaction } from '../database/in-transaction.js';
import { FOLLOWER_CONTEXT, type FollowerContext } from './follower-context.js';
import { observeCheckpoint } from './observe-checkpoint.js';
import type { SeenFrom } from './observed-checkpoint.sql.js';

/** Observes checkpoints that come otherwise than through the follower. */
@Injectable()
export class CheckpointObserver {
  constructor(@Inject(FOLLOWER_CONTEXT) private readonly context: FollowerContext) {}

  /**
   * Takes a note from anybody. One that none of these keys rightly signed says nothing of the log
   * and changes nothing. Gives what was found.
   */
  async observe(
    noteText: string,
    logKeys: readonly VerifierKey[],
    seenFrom: SeenFrom,
  ): Promise<'unsigned' | 'consistent' | 'contradicted'> {
    const checkpoint = opened(noteText, logKeys);
    if (!checkpoint) return 'unsigned';
    const contradicts = await inTransaction(this.context.db, (m) =>
      observeCheckpoint(m, this.context, { ...checkpoint, note: noteText }, seenFrom),
    );
    return contradicts ? 'contradicted' : 'consistent';
  }
}

function opened(noteText: string, logKeys: readonly VerifierKey[]) {
  try {
    const [signer] = verifyNote(
      parseSignedNote(noteText),
      logKeys.filter(({ type }) => type === 1),
    );
    return signer && openCheckpoint(noteText, signer).checkpoint;
  } catch (error) {
    if (error instanceof LedgerFormatError) return undefined;
    throw error;
  }
}
