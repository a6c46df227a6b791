import { Injectable } from '@nestjs/common';
import { isRoundOver, roundState } from '#domain/audit/rounds/round-state.js';
import { DomainError } from '#domain/core/domain-error.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { tokenHash } from '../endorsements/token-hash.js';
import { WrongTokens } from '../endorsements/wrong-tokens.js';
import { AuditLinksStore, type HeldLink } from './audit-links.store.js';
import type { RoundRecord } from './audit-round.js';
import { AuditRoundsStore } from './audit-rounds.store.js';

/** A link that somebody may answer by, and its round. */
export interface Held {
  readonly round: RoundRecord;
  readonly link: HeldLink;
}

/** People who are asked: they have a token, and nothing else is known of them. */
@Injectable()
export class LinkHolder {
  private readonly wrong = new WrongTokens();

  constructor(
    private readonly rounds: AuditRoundsStore,
    private readonly links: AuditLinksStore,
    private readonly clock: Clock,
  ) {}

  /**
   * The link of a token, held until the transaction ends, and its round, which nobody ends meanwhile.
   * Refuses `audit-link.unknown` or `request.too-many`, `audit-link.over`, `audit-link.too-early`, and
   * `audit-answer.already-submitted`.
   */
  async hold(token: string, from: string, m: Transaction): Promise<Held> {
    const now = this.clock.now();
    const digest = tokenHash(token);
    const roundId = await this.links.roundOf(digest, m);
    // The round is locked before the link, as whoever ends it does.
    const round = roundId === undefined ? undefined : await this.rounds.findShared(roundId, m);
    const link = round && (await this.links.hold(digest, m));
    if (!link) return this.refuse(digest, from, m);
    const state = roundState(round, now);
    if (isRoundOver(state)) throw new DomainError('audit-link.over');
    if (state === 'planned')
      throw new DomainError('audit-link.too-early', {
        expected: `from ${round.opensAt.toISOString()}`,
      });
    if (link.state === 'submitted') throw new DomainError('audit-answer.already-submitted');
    return { round, link };
  }

  /** The same, by the token that the first opening gave: with the one that was handed out nothing is written. */
  async holdOwn(token: string, from: string, m: Transaction): Promise<Held> {
    const held = await this.hold(token, from, m);
    if (!held.link.isPersonal)
      throw new DomainError('audit-link.unknown', {
        expected: 'the token that opening the link gave',
      });
    return held;
  }

  /** A wrong token, a withdrawn and a replaced one look the same. */
  private async refuse(digest: Buffer, from: string, m: Transaction): Promise<never> {
    if (await this.links.isSpent(digest, m)) throw new DomainError('audit-link.over');
    throw new DomainError(
      this.wrong.isOften(from, this.clock.now()) ? 'request.too-many' : 'audit-link.unknown',
    );
  }
}
