import { Inject, Injectable } from '@nestjs/common';
import type { LogKey } from '#ledger/log-keys.js';
import { inTransaction } from '../database/in-transaction.js';
import { FOLLOWER_CONTEXT, type FollowerContext } from './follower-context.js';
import { observeCheckpoint } from './observe-checkpoint.js';
import { openSigned } from './observe-note.js';
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
    logKeys: readonly LogKey[],
    seenFrom: SeenFrom,
  ): Promise<'unsigned' | 'consistent' | 'contradicted'> {
    const checkpoint = openSigned(noteText, logKeys);
    if (!checkpoint) return 'unsigned';
    const contradicts = await inTransaction(this.context.db, (m) =>
      observeCheckpoint(m, this.context, { ...checkpoint, note: noteText }, seenFrom),
    );
    return contradicts ? 'contradicted' : 'consistent';
  }
}
