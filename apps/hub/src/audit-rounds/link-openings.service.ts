import { Injectable } from '@nestjs/common';
import type { Answers } from '#domain/audit/audit-input.js';
import { DomainError } from '#domain/core/domain-error.js';
import { Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { tokenHash } from '../endorsements/token-hash.js';
import { AuditAnswersStore } from './audit-answers.store.js';
import { AuditLinksStore, type HeldLink } from './audit-links.store.js';
import { AuditRoundsStore } from './audit-rounds.store.js';
import { type Held, LinkHolder } from './link-holder.service.js';
import { newToken } from './new-token.js';

/** A link that was opened: by which token it goes on, and what was saved. */
export interface Opened extends Held {
  readonly token: string;
  readonly answers: Answers;
}

/**
 * The first opening of a link gives another token, by which answers are saved and read from then on.
 * Whoever handed out the link knows the one in it: by that nobody reads what was saved.
 */
@Injectable()
export class LinkOpenings {
  constructor(
    private readonly rounds: AuditRoundsStore,
    private readonly links: AuditLinksStore,
    private readonly answers: AuditAnswersStore,
    private readonly holder: LinkHolder,
    private readonly salts: Salts,
  ) {}

  /** Refuses what LinkHolder refuses, and `audit-link.in-use`. */
  open(token: string, from: string): Promise<Opened> {
    return this.rounds.atomically(async (m) => {
      const held = await this.holder.hold(token, from, m);
      const answers = await this.answers.draftOf(held.link.id, m);
      if (held.link.isPersonal) return { ...held, token, answers };
      return { ...held, token: await this.begin(held.link, answers, m), answers };
    });
  }

  /** Opened again before anything was saved, the link begins anew where it is opened now. */
  private async begin(
    { id, answeredLastTime }: HeldLink,
    answers: Answers,
    m: Transaction,
  ): Promise<string> {
    if (answeredLastTime !== undefined || Object.keys(answers).length > 0)
      throw new DomainError('audit-link.in-use');
    const token = newToken(this.salts);
    await this.links.open(id, tokenHash(token), m);
    return token;
  }
}
