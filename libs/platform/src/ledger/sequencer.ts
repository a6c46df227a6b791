import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { Salts } from '../clock.js';
import { inTransaction } from '../database/in-transaction.js';
import { appendBatch } from './append-batch.sql.js';
import { LedgerState } from './ledger-state.js';
import { OWN_LOG } from './open-log.sql.js';
import { MAX_BATCH_BYTES } from './segment-weight.js';
import { electSequencer, oldestIntents, type QueuedIntent, readFrontier } from './sequencer.sql.js';

/** Turns queued intents into leaves, batch by batch. Several may run: the statement fences them. */
@Injectable()
export class Sequencer {
  constructor(
    private readonly db: DataSource,
    private readonly state: LedgerState,
    private readonly salts: Salts,
  ) {}

  /** Empties the queue as far as it may, and gives the number of leaves written. */
  async tick(): Promise<number> {
    let total = 0;
    while (this.state.mayWrite) {
      const written = await this.writeBatch();
      if (written === 0) break;
      total += written;
    }
    return total;
  }

  /** 0 when the queue is empty or another sequencer is at it. */
  private writeBatch(): Promise<number> {
    return inTransaction(this.db, async (m) => {
      if (!(await electSequencer(m))) return 0;
      const batch = firstThatFit(await oldestIntents(m));
      if (batch.length === 0) return 0;
      const from = await readFrontier(m);
      const leaves = this.inLeafOrder(batch).map(({ id, entry }) => ({
        entry,
        hash: leafHash(entry),
        intentId: id,
      }));
      const { frontier, nodes } = growTree(
        from,
        leaves.map(({ hash }) => hash),
      );
      const fromSize = from.size;
      const outcome = await appendBatch(m, { logId: OWN_LOG, fromSize, frontier, leaves, nodes });
      return outcome === 'won' ? leaves.length : 0;
    });
  }

  /** Public entries as they came, then the others shuffled: their place tells nothing of their time. */
  private inLeafOrder(batch: readonly QueuedIntent[]): readonly QueuedIntent[] {
    const shuffled = batch.filter(({ isPublic }) => !isPublic);
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.salts.below(last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
    }
    return [...batch.filter(({ isPublic }) => isPublic), ...shuffled];
  }
}

/** Every intent fits alone (see LedgerIntents), so at least one is taken. */
function firstThatFit(queue: readonly QueuedIntent[]): readonly QueuedIntent[] {
  let total = 0;
  const end = queue.findIndex(({ weight }) => (total += weight) > MAX_BATCH_BYTES);
  return end < 0 ? queue : queue.slice(0, end);
}
