import { Injectable } from '@nestjs/common';
import { admitModerator } from '#domain/claim/admit-assessor.js';
import { checkModeration } from '#domain/claim/check-moderation.js';
import { stepsFrom } from '#domain/claim/claim-steps.js';
import type { Claim, NewModeration } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { ClaimCommands } from './claim-commands.service.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import { DecisionsService } from './decisions.service.js';

/** Two assessors differ, and somebody who is neither decides. */
@Injectable()
export class ModerationsService {
  constructor(
    private readonly commands: ClaimCommands,
    private readonly history: ClaimHistoryStore,
    private readonly decisions: DecisionsService,
  ) {}

  /** Refuses what checkModeration refuses, `moderator.not-independent`. */
  moderate(
    claimId: string,
    body: NewModeration,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    return this.commands.onClaim(claimId, { command: 'moderate', body, me, key }, async (held) => {
      const { file, at, m } = held;
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
      await this.commands.step(held, 'moderate', to);
      return this.commands.view(held);
    });
  }
}
