import { Injectable } from '@nestjs/common';
import { proposeForm } from '#domain/audit/rounds/propose-form.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { AuditLink, AuditRound, NewAuditInvitation } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { tokenHash } from '../endorsements/token-hash.js';
import { AuditAnswersStore } from './audit-answers.store.js';
import { AuditLinksStore } from './audit-links.store.js';
import type { InvitationRecord, RoundRecord } from './audit-round.js';
import { AuditRoundsStore } from './audit-rounds.store.js';
import { newToken } from './new-token.js';
import { RoundDesk } from './round-desk.service.js';

/** Twice the people of the largest firm that there is here, as links are lost and made again. */
const MAX_LINKS = 500;

/** Links for people who are asked: handed out by whoever runs the round, who tells the hub no name. */
@Injectable()
export class AuditInvitationsService {
  constructor(
    private readonly rounds: AuditRoundsStore,
    private readonly links: AuditLinksStore,
    private readonly answers: AuditAnswersStore,
    private readonly desk: RoundDesk,
    private readonly salts: Salts,
  ) {}

  /**
   * Makes a link. Its token is in this answer and nowhere else: nothing is remembered for a repeat.
   * Refuses `audit-round.unknown`, `audit-round.over`, `audit-invitation.too-many`, and what
   * proposeForm refuses.
   */
  async invite(roundId: string, body: NewAuditInvitation, me: Account): Promise<AuditLink> {
    const { firmId } = await this.desk.own(roundId, me);
    const heads = firmId === undefined ? 0 : await this.desk.headsOf(firmId);
    return this.rounds.atomically(async (m) => {
      const round = await this.desk.ownLocked(roundId, me, m);
      const links = await this.links.ofRound(roundId, m);
      const { stratum } = body;
      const employees = links.filter((l) => l.stratum === 'employee' && l.state !== 'revoked');
      const asked = { kind: round.kind, stratum, form: body.form, heads };
      const form = proposeForm({ ...asked, employees: employees.length });
      const number = (links.at(-1)?.number ?? 0) + 1;
      if (number > MAX_LINKS)
        throw new DomainError('audit-invitation.too-many', {
          expected: `at most ${String(MAX_LINKS)}`,
        });
      const token = newToken(this.salts);
      // An id that tells nothing of time.
      const id = this.salts.uuid();
      const link = { id, roundId, number, stratum, form, state: 'invited' } as const;
      await this.links.add(link, tokenHash(token), m);
      return viewLink(round, link, token);
    });
  }

  /**
   * Gives a new token; the old ones open nothing any more. What was saved under them goes, so that
   * whoever asks for the renewal cannot read it. Refuses `audit-round.unknown`, `audit-round.over`,
   * `audit-invitation.unknown` and `audit-invitation.already-submitted`.
   */
  renew(roundId: string, id: string, me: Account): Promise<AuditLink> {
    return this.rounds.atomically(async (m) => {
      const round = await this.desk.ownLocked(roundId, me, m);
      const link = await this.linkOf(roundId, id, m);
      if (link.state === 'revoked') throw new DomainError('audit-invitation.unknown');
      const token = newToken(this.salts);
      await this.answers.discardDraft(id, m);
      await this.links.renew(id, tokenHash(token), m);
      return viewLink(round, link, token);
    });
  }

  /** Withdraws a link and what was saved under it; withdrawn before, it stays so. Refuses as `renew`. */
  async revoke(roundId: string, id: string, me: Account): Promise<AuditRound> {
    await this.rounds.atomically(async (m) => {
      await this.desk.ownLocked(roundId, me, m);
      await this.linkOf(roundId, id, m);
      await this.answers.discardDraft(id, m);
      await this.links.revoke(id, m);
    });
    return this.desk.view(roundId);
  }

  private async linkOf(roundId: string, id: string, m: Transaction): Promise<InvitationRecord> {
    const link = await this.links.findLocked(id, m);
    if (link?.roundId !== roundId) throw new DomainError('audit-invitation.unknown');
    if (link.state === 'submitted') throw new DomainError('audit-invitation.already-submitted');
    return link;
  }
}

const viewLink = (
  { closesAt }: RoundRecord,
  { id, number, stratum, form }: InvitationRecord,
  token: string,
): AuditLink => ({ id, number, token, stratum, form, closesAt: closesAt.toISOString() });
