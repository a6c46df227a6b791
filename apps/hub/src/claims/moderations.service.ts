import { Injectable } from '@nestjs/common';
import { admitModerator } from '#domain/claim/admit-assessor.js';
import { checkModeration } from '#domain/claim/check-moderation.js';
import { stepsFrom } from '#domain/claim/claim-steps.js';
import type { Claim, NewModeration } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { viewClaim } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import { ClaimsStore } from './claims.store.js';
import { DecisionsService } from './decisions.service.js';

/** Two assessors differ, and somebody who is neither decides. */
@Injectable()
export class ModerationsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    private readonly history: ClaimHistoryStore,
    private readonly decisions: DecisionsService,
    private readonly clock: Clock,
  ) {}

  /** Refuses what checkModeration refuses, `moderator.not-independent`. */
  async moderate(
    claimId: string,
    body: NewModeration,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    const at = this.clock.now();
    const request = { accountId: me.id, key, operation: `claims.moderate ${claimId}`, body };
    return this.idempotency.once(request, async (m) => {
      await this.store.lockedState(claimId, m);
      const file = await this.files.find(claimId, m);
      const { claim } = file;
      stepsFrom(claim.state, 'moderate');
      const assessors = claim.assessments.map(({ assessorId }) => assessorId);
      const asked = claim.notes.flatMap(({ personId }) => personId ?? []);
      admitModerator(me.personId, claim.personId, [...assessors, ...asked]);
      const freshGiven = claim.assessments.some(({ turn }) => turn === 3);
      const chosen = checkModeration(body.choice, body.reason, freshGiven);
      await this.history.addNote(claimId, { kind: 'moderation', at, body }, me.personId, m);
      const to =
        chosen === 'order-fresh'
          ? 'second-assessing'
          : await this.decisions.decide(file, { how: 'moderation', turns: [chosen], at }, m);
      await this.store.move(claimId, 'moderating', to, m);
      const event = { claimId, command: 'moderate', from: 'moderating', to } as const;
      await this.store.record({ ...event, accountId: me.id, at }, m);
      return viewClaim(await this.files.find(claimId, m), me);
    });
  }
}
