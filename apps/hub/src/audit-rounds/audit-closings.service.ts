import { Injectable } from '@nestjs/common';
import { isRoundOver, roundState } from '#domain/audit/rounds/round-state.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { AuditRound } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { AuditAnswersStore } from './audit-answers.store.js';
import { AuditLinksStore } from './audit-links.store.js';
import type { RoundRecord } from './audit-round.js';
import { AuditRoundsStore } from './audit-rounds.store.js';
import { RoundDesk } from './round-desk.service.js';

/** Rounds end by their time, by hand, or by being called off; none begins again. */
@Injectable()
export class AuditClosings {
  constructor(
    private readonly rounds: AuditRoundsStore,
    private readonly links: AuditLinksStore,
    private readonly answers: AuditAnswersStore,
    private readonly desk: RoundDesk,
    private readonly clock: Clock,
  ) {}

  /**
   * Closes a round before its time. Refuses `audit-round.unknown`, `audit-round.over`, and
   * `audit-round.not-open` for one that has not begun.
   */
  async close(id: string, me: Account): Promise<AuditRound> {
    const now = this.clock.now();
    await this.rounds.atomically(async (m) => {
      const round = await this.desk.ownLocked(id, me, m);
      if (roundState(round, now) === 'planned') throw new DomainError('audit-round.not-open');
      await this.end(id, 'closed', now, m);
    });
    return this.desk.view(id);
  }

  /** Calls a round off: what was answered goes. Refuses `audit-round.unknown` and `audit-round.over`. */
  async cancel(id: string, me: Account): Promise<AuditRound> {
    const now = this.clock.now();
    await this.rounds.atomically(async (m) => {
      await this.desk.ownLocked(id, me, m);
      await this.end(id, 'cancelled', now, m);
      await this.answers.discardAnswersOf(id, m);
    });
    return this.desk.view(id);
  }

  /** Closes what is over by its time, as of that time; gives how many rounds that were. */
  async closeDue(): Promise<number> {
    let closed = 0;
    for (const { id } of await this.rounds.endingUntil(this.clock.now()))
      if (await this.closeIfDue(id)) closed += 1;
    return closed;
  }

  /** False when it is not over, or was ended before. */
  async closeIfDue(id: string): Promise<boolean> {
    const now = this.clock.now();
    // Nothing begins again: what is seen to be ended without a lock is ended.
    if (!isDue(await this.rounds.find(id), now)) return false;
    return this.rounds.atomically(async (m) => {
      const round = await this.rounds.findLocked(id, m);
      if (!isDue(round, now)) return false;
      await this.end(id, 'closed', round.closesAt, m);
      return true;
    });
  }

  /** No link leads anywhere from here on, and what nobody handed over goes. */
  private async end(
    id: string,
    how: 'closed' | 'cancelled',
    at: Date,
    m: Transaction,
  ): Promise<void> {
    await this.rounds.end(id, how, at, m);
    await this.links.spend(id, this.clock.now(), m);
    await this.answers.discardDraftsOf(id, m);
  }
}

/** Its time is up, and nobody has ended it yet. */
const isDue = (round: RoundRecord | undefined, now: Date): round is RoundRecord =>
  round !== undefined &&
  !round.closedAt &&
  !round.cancelledAt &&
  isRoundOver(roundState(round, now));
