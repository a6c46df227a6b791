import { Injectable } from '@nestjs/common';
import type { Answers } from '#domain/audit/audit-input.js';
import { askedItems } from '#domain/audit/rounds/asked-items.js';
import {
  checkAnswers,
  completeAnswers,
  countAnswered,
} from '#domain/audit/rounds/check-answers.js';
import type { AuditProgress, AuditSubmission, NewAuditAnswers } from '#domain/generated/schemas.js';
import { Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { AuditAnswersStore } from './audit-answers.store.js';
import { AuditLinksStore } from './audit-links.store.js';
import { AuditRoundsStore } from './audit-rounds.store.js';
import { type Held, LinkHolder } from './link-holder.service.js';

/** A form with what is saved of it by now. */
interface Saved extends Held {
  readonly asked: readonly string[];
  readonly answers: Answers;
  readonly answeredLastTime: boolean | undefined;
}

/** People who are asked save what they answer, and hand it over once. */
@Injectable()
export class AuditAnsweringService {
  constructor(
    private readonly rounds: AuditRoundsStore,
    private readonly links: AuditLinksStore,
    private readonly answers: AuditAnswersStore,
    private readonly holder: LinkHolder,
    private readonly salts: Salts,
  ) {}

  /** Keeps a part. Refuses what LinkHolder refuses, and `audit-answer.item-unknown`. */
  save(body: NewAuditAnswers, from: string): Promise<AuditProgress> {
    return this.rounds.atomically(async (m) => {
      const { answers, asked } = await this.keep(body, from, m);
      return { state: 'open', answered: countAnswered(answers), asked: asked.length };
    });
  }

  /**
   * Takes what is saved, and the rest as left open, once: whoever comes second, saving or handing
   * over, is refused. It then hangs on an id that no link leads to. Refuses as `save`.
   */
  submit(body: AuditSubmission, from: string): Promise<AuditProgress> {
    return this.rounds.atomically(async (m) => {
      const saved = await this.keep(body, from, m);
      const { round, link, asked, answeredLastTime } = saved;
      const answers = completeAnswers(saved.answers, asked);
      await this.answers.submit(
        {
          ...{ id: this.salts.uuid(), roundId: round.id, stratum: link.stratum, answers },
          ...(answeredLastTime !== undefined && { answeredLastTime }),
        },
        m,
      );
      await this.answers.discardDraft(link.id, m);
      await this.links.submit(link.id, m);
      return { state: 'submitted', answered: countAnswered(answers), asked: asked.length };
    });
  }

  private async keep(body: AuditSubmission, from: string, m: Transaction): Promise<Saved> {
    const held = await this.holder.holdOwn(body.token, from, m);
    const { id, form, stratum } = held.link;
    const asked = askedItems(form, stratum).map((item) => item.id);
    const given = body.answers ?? {};
    checkAnswers(given, asked);
    await this.answers.saveDraft(id, given, m);
    const { answeredLastTime = held.link.answeredLastTime } = body;
    if (answeredLastTime !== undefined) await this.links.sayLastTime(id, answeredLastTime, m);
    return { ...held, asked, answers: await this.answers.draftOf(id, m), answeredLastTime };
  }
}
