import { Inject, Injectable } from '@nestjs/common';
import { isKeepingOver, monthsKept } from '#domain/audit/rounds/keeping-end.js';
import { DomainError } from '#domain/core/domain-error.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { AnswersKeepingStore } from './answers-keeping.store.js';
import { AuditAnswersStore } from './audit-answers.store.js';
import type { RoundRecord } from './audit-round.js';
import { AuditRoundsStore } from './audit-rounds.store.js';
import { endEach, type FaultTold } from './end-each.js';

/** How long answers are kept, and the end of it (docs/adr/0029). */
@Injectable()
export class AnswersKeeping {
  constructor(
    private readonly rounds: AuditRoundsStore,
    private readonly answers: AuditAnswersStore,
    private readonly store: AnswersKeepingStore,
    private readonly clock: Clock,
    @Inject(HUB_CONFIG) private readonly config: Pick<HubConfig, 'auditAnswersMonths'>,
  ) {}

  /** For how many months the answers of a round are kept, and the input of its audit. */
  async monthsOf(roundId: string): Promise<number> {
    const round = await this.rounds.find(roundId);
    return monthsKept(this.config.auditAnswersMonths, round?.keepMonths);
  }

  /** Nobody deletes them until the transaction ends. Refuses `audit.input-not-kept`. */
  async hold(roundId: string, m: Transaction): Promise<void> {
    await this.store.lock(roundId, m);
    if (await this.store.hasEnded(roundId, m)) throw new DomainError('audit.input-not-kept');
  }

  /** Deletes the answers of every round whose keeping is over; gives of how many rounds. */
  async endDue(tell: FaultTold): Promise<number> {
    const now = this.clock.now();
    const due = (await this.rounds.closedWithAnswers()).filter((round) => this.isOver(round, now));
    return endEach(
      due.map(({ id }) => id),
      (id) => this.end(id, now),
      tell,
    );
  }

  /** False when somebody else ended it. */
  private end(id: string, now: Date): Promise<boolean> {
    return this.rounds.atomically(async (m) => {
      await this.store.lock(id, m);
      if (await this.store.hasEnded(id, m)) return false;
      await this.store.end(id, now, await this.answers.saidOf(id, m), m);
      await this.answers.discardAnswersOf(id, m);
      // crash before the commit: the answers are there and no end is on record; the next day does it
      return true;
    });
  }

  private isOver({ closedAt, keepMonths }: RoundRecord, now: Date): boolean {
    const months = monthsKept(this.config.auditAnswersMonths, keepMonths);
    return closedAt !== undefined && isKeepingOver(closedAt, months, now);
  }
}
