import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type {
  EvidenceConsent,
  EvidenceReadings,
  NewEvidenceConsent,
} from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { ClaimsOnEvidenceStore } from './claims-on-evidence.store.js';
import { EvidenceReadingsStore } from './evidence-readings.store.js';
import { EvidenceStore, type StoredEvidence } from './evidence.store.js';
import { personOf } from './person-of.js';
import { whatRemains } from './what-remains.js';

/** What a candidate says may be done with an item, and sees of what was done. */
@Injectable()
export class EvidenceConsentsService {
  constructor(
    private readonly store: EvidenceStore,
    private readonly readings: EvidenceReadingsStore,
    private readonly claims: ClaimsOnEvidenceStore,
    private readonly clock: Clock,
  ) {}

  /** Who has read an item of one's own. Refuses `evidence.unknown`. */
  async readingsOf(evidenceId: string, me: Account): Promise<EvidenceReadings> {
    await this.own(evidenceId, me);
    const items = await this.readings.of(evidenceId);
    return {
      items: items.map(({ at, capacity, claimId, name }) => ({
        at: at.toISOString(),
        as: capacity,
        name: name ?? 'Somebody whose account is gone',
        ...(claimId !== null && { claimId }),
      })),
    };
  }

  /**
   * Changes what may be done with an item from now on, and says what that does not reach. Refuses
   * `evidence.unknown`, and `body.erased` for an item whose content a witness had erased.
   */
  async agree(
    evidenceId: string,
    { assess, disclose }: NewEvidenceConsent,
    me: Account,
  ): Promise<EvidenceConsent> {
    const now = this.clock.now();
    const { experienceId } = await this.own(evidenceId, me);
    return this.store.atomically(async (m) => {
      const states = await this.claims.heldStates(experienceId, m);
      const item = await this.store.find(evidenceId, m);
      if (!item || item.evidence.erased) throw new DomainError('body.erased');
      const before = item.evidence;
      if (before.assess !== assess || before.disclose !== disclose)
        await this.store.agree(evidenceId, { assess, disclose }, now, m);
      const cited = await this.claims.citing(evidenceId, m);
      return {
        evidenceId,
        assess,
        disclose,
        remains: [...whatRemains({ assess, disclose }, states, cited)],
      };
    });
  }

  private async own(evidenceId: string, me: Account): Promise<StoredEvidence> {
    const found = await this.store.find(evidenceId);
    if (found?.personId !== personOf(me)) throw new DomainError('evidence.unknown');
    return found;
  }
}
