import { Injectable } from '@nestjs/common';
import { decideRecommendation } from '#domain/audit/repeats/decide-recommendation.js';
import { DomainError } from '#domain/core/domain-error.js';
import type {
  AuditFollowUps,
  AuditRecommendation,
  Likeness,
  NewLikeness,
  NewRecommendationState,
} from '#domain/generated/schemas.js';
import { cutPage } from '#domain/paging/cut-page.js';
import type { PageWanted, Place } from '#domain/paging/read-page.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { AuditAccess } from './audit-access.service.js';
import { AuditDecisionsStore, type FollowUp } from './audit-decisions.store.js';
import { likenessOf, recommendationOf } from './audit-documents.service.js';
import { AuditsStore } from './audits.store.js';
import { documentOf } from './stored-audit.js';

/** What the party that was audited makes of its audit. */
@Injectable()
export class RecommendationsService {
  constructor(
    private readonly access: AuditAccess,
    private readonly audits: AuditsStore,
    private readonly store: AuditDecisionsStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Decides about a recommendation; earlier decisions stay on record. Refuses as AuditAccess.own and
   * decideRecommendation, and `recommendation.unknown`.
   */
  async decide(
    id: string,
    rule: string,
    decision: NewRecommendationState,
    me: Account,
  ): Promise<AuditRecommendation> {
    const audit = await this.access.own(id, me);
    if (!documentOf(audit).recommendations.some((one) => one.rule === rule))
      throw new DomainError('recommendation.unknown');
    const at = this.clock.now();
    const { state, reason, followUpOn } = decideRecommendation(decision, dayOf(at));
    await this.store.add({
      ...{ auditId: id, rule, state, at },
      ...(reason !== undefined && { reason }),
      ...(followUpOn !== undefined && { followUpOn }),
    });
    return recommendationOf(rule, await this.store.ofAudit(id), true);
  }

  /** "Does this look like you?". Refuses as AuditAccess.own, and `likeness.closed` after the next audit. */
  async answer(id: string, { answer, comment }: NewLikeness, me: Account): Promise<Likeness> {
    const audit = await this.access.own(id, me);
    if (await this.audits.hasNewer(audit)) throw new DomainError('likeness.closed');
    const said = comment?.trim() ?? '';
    const at = this.clock.now();
    await this.store.addLikeness(id, { answer, ...(said !== '' && { comment: said }), at });
    const likeness = likenessOf(await this.store.likenesses(id));
    if (!likeness) throw new Error('an answer that was added is there');
    return likeness;
  }

  /** A page of what is to be looked at again, of the own firm and, for officers, of the cluster. */
  async followUps(me: Account, page: PageWanted): Promise<AuditFollowUps> {
    const today = dayOf(this.clock.now());
    const firmId = await this.access.firmOf(me);
    const withClusters = me.roles.includes('officer');
    const found = await this.store.followUps({ firmId, withClusters }, page);
    const { items, ...rest } = cutPage(found, page, placeOf);
    return { items: items.map((one) => viewFollowUp(one, today)), ...rest };
  }
}

/** A day in UTC, `2026-11-28`. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const placeOf = ({ followUpOn, id }: FollowUp): Place => ({ key: followUpOn, id });

const viewFollowUp = (
  { auditId, rule, state, followUpOn }: FollowUp,
  today: string,
): AuditFollowUps['items'][number] => ({
  ...{ auditId, rule, state, followUpOn },
  due: followUpOn <= today,
});
