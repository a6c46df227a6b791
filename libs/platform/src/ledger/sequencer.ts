import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { Clock, Salts } from '../clock.js';
import { inTransaction } from '../database/in-transaction.js';
import { appendBatch } from './append-batch.sql.js';
import { cutEpoch } from './cut-epoch.js';
import { LEDGER_OPTIONS, type LedgerOptions } from './ledger-options.js';
import { LedgerState } from './ledger-state.js';
import { OWN_LOG } from './open-log.sql.js';
import { MAX_BATCH_BYTES, MAX_BATCH_LEAVES } from './segment-weight.js';
import {
  electSequencer,
  endedCommitments,
  longestWait,
  oldestIntents,
  queuedIntents,
  type QueuedIntent,
  readFrontier,
} from './sequencer.sql.js';

/** Turns queued intents into leaves, batch by batch. Several may run: the statement fences them. */
@Injectable()
export class Sequencer {
  private readonly log = new Logger('ledger');
  private saidLate = false;

  constructor(
    @Inject(LEDGER_OPTIONS) private readonly options: LedgerOptions,
    private readonly db: DataSource,
    private readonly state: LedgerState,
    private readonly clock: Clock,
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
    await this.watchDelay();
    return total;
  }

  /** 0 when the queue is empty or another sequencer is at it. */
  private writeBatch(): Promise<number> {
    return inTransaction(this.db, async (m) => {
      if (!(await electSequencer(m))) return 0;
      const batch = await this.nextBatch(m);
      if (batch.length === 0) return 0;
      const from = await readFrontier(m);
      const leaves = batch.map(({ id, entry }) => ({ entry, hash: leafHash(entry), intentId: id }));
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
  private async nextBatch(m: EntityManager): Promise<readonly QueuedIntent[]> {
    const { cadence, closing, origin } = this.options;
    // A ledger that ends waits for no epoch: nothing may come after its last leaf.
    if (cadence.epochS === 0 || closing !== undefined) {
      const batch = firstThatFit(await oldestIntents(m, false));
      const commitments = batch.filter(({ isPublic }) => !isPublic);
      return [...batch.filter(({ isPublic }) => isPublic), ...this.shuffled(commitments)];
    }
    await cutEpoch(m, { ...cadence, origin }, this.clock.now(), this.salts);
    // Each batch draws anew from all that is left: over several, and over a crash between them,
    // every order of the epoch is as likely as any other, and none is written down beforehand.
    const drawn = this.shuffled(await endedCommitments(m)).slice(0, MAX_BATCH_LEAVES);
    const publics = await oldestIntents(m, true);
    const commitments = await queuedIntents(m, drawn);
    return firstThatFit([...publics, ...commitments].slice(0, MAX_BATCH_LEAVES));
  }

  private shuffled<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.salts.below(last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
    }
    return shuffled;
  }

  /** One alarm for each time the promise is broken, not one for each tick. */
  private async watchDelay(): Promise<void> {
    const promised = this.options.cadence.maxMergeDelayS;
    const waited = await longestWait(this.db);
    const isLate = waited > promised;
    if (isLate && !this.saidLate)
      this.log.warn(
        `ledger.merge-delay: an intent waits for ${Math.floor(waited)} s, ${promised} s are promised`,
      );
    this.saidLate = isLate;
  }
}

/** Every intent fits alone (see LedgerIntents), so at least one is taken. */
function firstThatFit(queue: readonly QueuedIntent[]): readonly QueuedIntent[] {
  let total = 0;
  const end = queue.findIndex(({ weight }) => (total += weight) > MAX_BATCH_BYTES);
  return end < 0 ? queue : queue.slice(0, end);
}
