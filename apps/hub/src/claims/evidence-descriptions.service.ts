import { Injectable } from '@nestjs/common';
import { checkDays } from '#domain/claim/check-experience.js';
import { DomainError } from '#domain/core/domain-error.js';
import { dayOf } from '#domain/core/instant.js';
import { checkEvidenceDetails } from '#domain/evidence/check-evidence-details.js';
import type { DescribedEvidence, NewEvidenceItem } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { EvidenceDraftsStore } from './evidence-drafts.store.js';
import { EvidenceKeeper } from './evidence-keeper.service.js';
import { largestOf } from './largest-of.js';
import { personOf } from './person-of.js';

/** Time for the bytes to come. */
const UPLOAD_MS = 24 * 60 * 60_000;
/** Somebody who describes more than this at once is not collecting evidence. */
const MAX_DRAFTS = 50;

/** What an item of evidence is, said before its bytes are sent. */
@Injectable()
export class EvidenceDescriptionsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly drafts: EvidenceDraftsStore,
    private readonly keeper: EvidenceKeeper,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Takes the description of an item; it counts for nothing before its bytes are there. Refuses
   * `evidence.too-many`, and what EvidenceKeeper, checkDays and checkEvidenceDetails refuse.
   */
  async describe(
    experienceId: string,
    item: NewEvidenceItem,
    me: Account,
    key: string | undefined,
  ): Promise<DescribedEvidence> {
    const personId = personOf(me);
    const now = this.clock.now();
    const operation = `evidence.describe ${experienceId}`;
    return this.idempotency.once({ accountId: me.id, key, operation, body: item }, async (m) => {
      await this.keeper.refuseMore(personId, experienceId, m);
      checkDays([{ path: '/madeAt', day: item.madeAt }], dayOf(now));
      checkEvidenceDetails(item.kind, item.mediaType, item.details);
      if ((await this.drafts.tidy(personId, now, m)) >= MAX_DRAFTS)
        throw new DomainError('evidence.too-many', { expected: `${String(MAX_DRAFTS)} at once` });
      const uploadUntil = new Date(now.getTime() + UPLOAD_MS);
      const id = this.ids.next();
      await this.drafts.add({ id, experienceId, item, uploadUntil }, m);
      return {
        id,
        experienceId,
        mediaType: item.mediaType,
        largest: largestOf(item.mediaType),
        uploadUntil: uploadUntil.toISOString(),
      };
    });
  }
}
