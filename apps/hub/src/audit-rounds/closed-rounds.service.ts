import { Injectable } from '@nestjs/common';
import type { Respondent, Stratum } from '#domain/audit/audit-input.js';
import { overlapShare } from '#domain/audit/rounds/overlap-share.js';
import { FIRM_STRATA, type RoundStratum } from '#domain/audit/rounds/propose-form.js';
import { roundState } from '#domain/audit/rounds/round-state.js';
import { DomainError } from '#domain/core/domain-error.js';
import { Clock } from '#platform/clock.js';
import { AuditAnswersStore } from './audit-answers.store.js';
import { AuditClosings } from './audit-closings.service.js';
import { AuditLinksStore } from './audit-links.store.js';
import { type AskedCounts, countAsked, type RoundRecord } from './audit-round.js';
import { AuditRoundsStore } from './audit-rounds.store.js';

/** A round that is closed: nothing about its answers changes any more. */
export interface ClosedRound extends RoundRecord, AskedCounts {
  readonly closedAt: Date;
  readonly outcome: 'answered' | 'nobody-answered';
}

/** What other features read of rounds; whoever calls says who may see what comes of it. */
@Injectable()
export class ClosedRoundsService {
  constructor(
    private readonly rounds: AuditRoundsStore,
    private readonly links: AuditLinksStore,
    private readonly answers: AuditAnswersStore,
    private readonly closings: AuditClosings,
    private readonly clock: Clock,
  ) {}

  /** Refuses `audit-round.unknown`, and `audit-round.not-closed` one that goes on or was called off. */
  async closedRound(roundId: string): Promise<ClosedRound> {
    await this.closings.closeIfDue(roundId);
    const round = await this.rounds.find(roundId);
    if (!round) throw new DomainError('audit-round.unknown');
    const [closed] = await this.counted([round]);
    if (!closed) {
      const got = roundState(round, this.clock.now());
      throw new DomainError('audit-round.not-closed', { expected: 'closed', got });
    }
    return closed;
  }

  /**
   * What was handed over in a closed round, one respondent an id: `r1`, `r2`, … in an order that is
   * chance and stays. Position is told of firms' rounds. Refuses `audit.input-not-kept` when they were
   * deleted.
   */
  async respondentsOf({ id }: ClosedRound): Promise<readonly Respondent[]> {
    const submitted = await this.answers.submittedIn(id);
    // Asked after they were read: answers that went meanwhile are no round that nobody answered.
    const round = await this.rounds.find(id);
    if (round?.answersEndedAt) throw new DomainError('audit.input-not-kept');
    return submitted.map(({ answers, stratum }, i) => ({
      id: `r${String(i + 1)}`,
      answers,
      ...(isOfFirm(stratum) && { stratum }),
    }));
  }

  /** Closed rounds of a firm, answered or not; the newest first. */
  async roundsClosedFor(firmId: string): Promise<readonly ClosedRound[]> {
    await this.closings.closeDue();
    return this.counted(await this.rounds.closed(firmId));
  }

  /** The newest closed round of a firm that somebody answered. */
  async lastClosedFor(firmId: string): Promise<ClosedRound | undefined> {
    const rounds = await this.roundsClosedFor(firmId);
    return rounds.find(({ outcome }) => outcome === 'answered');
  }

  /** Closed rounds of the cluster, the newest first. */
  async roundsClosedForCluster(): Promise<readonly ClosedRound[]> {
    await this.closings.closeDue();
    return this.counted(await this.rounds.closed(undefined));
  }

  /** Closed rounds of firms in the period of a round of the cluster. */
  async firmRoundsOf(clusterRoundId: string): Promise<readonly ClosedRound[]> {
    await this.closings.closeDue();
    return this.counted(await this.rounds.ofCluster(clusterRoundId));
  }

  /**
   * Which share of the later round's respondents say that they answered the earlier one too, 0 to 1.
   * Undefined when nobody said anything, or the earlier one is not the one before that was answered:
   * only of that were they asked.
   */
  async overlapOf(earlierId: string, laterId: string): Promise<number | undefined> {
    const later = await this.closedRound(laterId);
    const rounds =
      later.firmId === undefined
        ? await this.roundsClosedForCluster()
        : await this.roundsClosedFor(later.firmId);
    const before = rounds
      .slice(rounds.findIndex(({ id }) => id === laterId) + 1)
      .find(({ outcome }) => outcome === 'answered');
    if (before?.id !== earlierId) return undefined;
    return overlapShare(await this.answers.saidOf(laterId));
  }

  /** Those that are closed, with how many were asked. */
  private async counted(rounds: readonly RoundRecord[]): Promise<readonly ClosedRound[]> {
    const links = await this.links.ofRounds(rounds.map(({ id }) => id));
    return rounds.flatMap((round) => {
      const { closedAt } = round;
      if (!closedAt) return [];
      const counts = countAsked(links.get(round.id) ?? []);
      const outcome = counts.submitted > 0 ? 'answered' : 'nobody-answered';
      return [{ ...round, ...counts, closedAt, outcome }];
    });
  }
}

const isOfFirm = (stratum: RoundStratum): stratum is Stratum =>
  (FIRM_STRATA as readonly string[]).includes(stratum);
