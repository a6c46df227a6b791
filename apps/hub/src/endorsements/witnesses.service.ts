import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { WitnessStatements } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { EvidenceKeeper } from '../claims/evidence-keeper.service.js';
import { EndorsementsStore } from './endorsements.store.js';

/** What the hub keeps of witnesses, and how it lets go of it. */
@Injectable()
export class WitnessesService {
  constructor(
    private readonly store: EndorsementsStore,
    private readonly keeper: EvidenceKeeper,
    private readonly clock: Clock,
  ) {}

  /** Who has said something and when: not what, nor for whom. */
  async list(): Promise<WitnessStatements> {
    const items = await this.store.stated();
    return {
      items: items.map(({ id, at, witness, erasedAt }) => ({
        id,
        statedAt: at.toISOString(),
        ...(witness !== undefined && { witness }),
        ...(erasedAt && { erasedAt: erasedAt.toISOString() }),
      })),
    };
  }

  /**
   * Forgets a witness: name, answers and the content of the statement. Judgements that were given on
   * it stay. Asked again it changes nothing. Refuses `endorsement.unknown`.
   */
  async erase(id: string): Promise<void> {
    const now = this.clock.now();
    await this.store.atomically(async (m) => {
      const found = await this.store.findLocked(id, m);
      if (!found?.stated) throw new DomainError('endorsement.unknown');
      if (found.stated.erasedAt) return;
      await this.keeper.forget(found.stated.evidenceId, now, m);
      await this.store.forgetWitness(id, now, m);
    });
  }
}
