import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Evidence } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { type Admission, EvidenceReadingsStore } from './evidence-readings.store.js';
import { EvidenceSafe } from './evidence-safe.service.js';
import { EvidenceStore, type StoredEvidence } from './evidence.store.js';

/** Evidence with its content in the clear. */
export interface OpenedEvidence {
  readonly evidence: Evidence;
  readonly bytes: Buffer;
}

/** Reading evidence, and who may. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly store: EvidenceStore,
    private readonly readings: EvidenceReadingsStore,
    private readonly safe: EvidenceSafe,
    private readonly clock: Clock,
  ) {}

  /**
   * For the person it is about; with their consent also for an assessor who has a judgement to give
   * on it, and for a moderator while a claim waits for one. Every reading is noted before it happens.
   * Refuses `evidence.unknown` to everybody else, `assessor.declaration-missing`, `body.erased`.
   */
  async read(evidenceId: string, me: Account): Promise<OpenedEvidence> {
    const found = await this.store.find(evidenceId);
    if (!found) throw new DomainError('evidence.unknown');
    const admission = await this.admit(found, me);
    if (!admission) throw new DomainError('evidence.unknown');
    if (!admission.declared) throw new DomainError('assessor.declaration-missing');
    const bytes = await this.safe.open(found.personId, found);
    // crash after the commit: a reading is noted that did not happen, never the other way round
    await this.store.atomically((m) =>
      this.readings.add(evidenceId, me.id, admission, this.clock.now(), m),
    );
    return { evidence: found.evidence, bytes };
  }

  private async admit(
    { evidence, personId, experienceId }: StoredEvidence,
    me: Account,
  ): Promise<Admission | undefined> {
    if (me.personId === personId) return { capacity: 'candidate', declared: true };
    if (!evidence.assess) return undefined;
    const assessor =
      me.roles.includes('assessor') && me.personId !== undefined
        ? await this.readings.assessorOf(me.personId, experienceId)
        : undefined;
    if (assessor || !me.roles.includes('officer')) return assessor;
    return this.readings.moderatorOf(me.personId, experienceId);
  }
}
