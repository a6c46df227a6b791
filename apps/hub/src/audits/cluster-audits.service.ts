import { Injectable } from '@nestjs/common';
import type { AuditedFirm, ClusterAudit, FirmAudit } from '#domain/audit/audit-document.js';
import { nearestRelease } from '#domain/audit/publication/judge-publication.js';
import { ClosedRoundsService } from '../audit-rounds/closed-rounds.service.js';
import { ClusterInputsService } from '../learning/cluster-inputs.service.js';
import type { Computed } from './audit-keeping.service.js';
import { AuditsStore } from './audits.store.js';
import { computeCluster } from './compute-audit.js';
import { SEED } from './firm-appraisals.service.js';
import { factsOf } from './input-facts.js';
import { SharingFirms } from './sharing-firms.service.js';
import { type ClusterSnapshot, documentOf, type StoredAudit } from './stored-audit.js';

/** Audits a cluster from the finished audits of its firms. */
@Injectable()
export class ClusterAudits {
  constructor(
    private readonly audits: AuditsStore,
    private readonly rounds: ClosedRoundsService,
    private readonly inputs: ClusterInputsService,
    private readonly sharing: SharingFirms,
  ) {}

  /** The audit of the cluster's round, computed from the audits of these rounds of firms. */
  async appraise(roundId: string, firmRounds: readonly string[], at: Date): Promise<Computed> {
    const stored = await this.firmsOf(firmRounds);
    const lenders = await this.sharing.lenders(at);
    const { figures, ...found } = await this.inputs.inputsOf(at);
    const { jointPlans, courses, budget, citations } = found;
    const round = await this.rounds.closedRound(roundId);
    const informants = await this.rounds.respondentsOf(round);
    const lastShown = await this.lastShown(stored.flatMap(({ firmId }) => firmId ?? []));
    const shown = lastShown && { lastShown };
    const cluster = { informants, ...(figures && { figures }), jointPlans };
    const snapshot: ClusterSnapshot = {
      ...{ kind: 'cluster', cluster, courses, budget, citations, ...shown },
      firms: stored.map(({ id, firmId = '', digest }) => ({
        audit: id,
        firm: firmId,
        digest: digest.toString('base64url'),
        shares: lenders.has(firmId),
      })),
    };
    const firms = stored.map(({ firmId = '', document }): AuditedFirm => {
      const audit = documentOf({ document }) as FirmAudit;
      return { firm: firmId, audit, shares: lenders.has(firmId) };
    });
    const document = computeCluster({ cluster, firms, courses, budget, ...shown }, SEED);
    return { roundId, snapshot, document };
  }

  /** The firms behind those earlier figures from which these could tell of one or two. */
  private async lastShown(firms: readonly string[]): Promise<readonly string[] | undefined> {
    const earlier = await this.audits.clusters();
    const shown = earlier.filter((audit) => (documentOf(audit) as ClusterAudit).publication.ok);
    const released = shown.map((audit) => factsOf(audit).firms ?? []);
    return nearestRelease(released, firms);
  }

  /** In the order of their firms, so that the bytes do not depend on who was first. */
  private async firmsOf(rounds: readonly string[]): Promise<readonly StoredAudit[]> {
    const ids = await this.audits.idsOfRounds(rounds);
    const stored = await this.audits.findAll([...ids.values()]);
    return [...stored.values()].sort((a, b) => ((a.firmId ?? '') < (b.firmId ?? '') ? -1 : 1));
  }
}
