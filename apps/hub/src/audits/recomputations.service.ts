import { Injectable } from '@nestjs/common';
import type { AuditRecomputation } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { AuditAccess } from './audit-access.service.js';
import { AuditCommitments } from './audit-commitments.service.js';
import { AuditLeavesStore } from './audit-leaves.store.js';
import { AuditsStore } from './audits.store.js';
import { recomputeAudit } from './recompute-audit.js';

/** Audits computed once more, for those whom they show. */
@Injectable()
export class RecomputationsService {
  constructor(
    private readonly access: AuditAccess,
    private readonly audits: AuditsStore,
    private readonly leaves: AuditLeavesStore,
    private readonly commitments: AuditCommitments,
    private readonly feed: RegistryFeed,
  ) {}

  /** Refuses as AuditAccess.own. */
  async recompute(id: string, me: Account): Promise<AuditRecomputation> {
    const audit = await this.access.own(id, me);
    return recomputeAudit(audit, {
      findAll: (ids) => this.audits.findAll(ids),
      placeOf: (intentId) => this.leaves.placeOf(intentId),
      released: () => this.feed.auditMethods(),
      leafOf: (one, digests) => this.commitments.leafOf(one, digests),
    });
  }
}
