import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Evidence } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { ClaimsStore } from './claims.store.js';
import { EvidenceSafe } from './evidence-safe.service.js';
import { ExperiencesStore } from './experiences.store.js';
import { personOf } from './person-of.js';

/** Evidence with its content in the clear. */
export interface OpenedEvidence {
  readonly evidence: Evidence;
  readonly bytes: Buffer;
}

/** Reading evidence. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly store: ExperiencesStore,
    private readonly claims: ClaimsStore,
    private readonly safe: EvidenceSafe,
  ) {}

  /** For the person it is about, and for who assesses a claim with it; else `evidence.unknown`. */
  async read(evidenceId: string, me: Account): Promise<OpenedEvidence> {
    const reader = personOf(me);
    const found = await this.store.findSealed(evidenceId);
    if (!found) throw new DomainError('evidence.unknown');
    if (found.personId !== reader && !(await this.claims.assesses(reader, found.experienceId)))
      throw new DomainError('evidence.unknown');
    return { evidence: found.evidence, bytes: await this.safe.open(found.personId, found) };
  }
}
