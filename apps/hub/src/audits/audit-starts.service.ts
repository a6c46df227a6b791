import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { AuditStart, NewAudit } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { ClosedRoundsService } from '../audit-rounds/closed-rounds.service.js';
import { AuditAccess } from './audit-access.service.js';
import { AuditRunsService } from './audit-runs.service.js';
import { FirmAppraisals } from './firm-appraisals.service.js';

/** Starts audits of closed rounds. */
@Injectable()
export class AuditStartsService {
  constructor(
    private readonly rounds: ClosedRoundsService,
    private readonly access: AuditAccess,
    private readonly firms: FirmAppraisals,
    private readonly runs: AuditRunsService,
  ) {}

  /**
   * Audits the firm at once, or starts the run that audits the cluster; asked again, gives the same.
   * Refuses `audit-round.unknown`, also for a round of somebody else, and `audit-round.not-closed`.
   */
  async start({ roundId }: NewAudit, me: Account): Promise<AuditStart> {
    const round = await this.rounds.closedRound(roundId);
    if (!(await this.mayAudit(round.firmId, me))) throw new DomainError('audit-round.unknown');
    if (round.kind === 'firm') return { auditId: await this.firms.appraise(roundId) };
    const firms = await this.rounds.firmRoundsOf(roundId);
    const ids = firms.map(({ id }) => id);
    return { run: await this.runs.start(roundId, ids) };
  }

  /** The manager a round of the own firm, an officer that of the cluster. */
  private async mayAudit(firmId: string | undefined, me: Account): Promise<boolean> {
    if (firmId === undefined) return me.roles.includes('officer');
    return firmId === (await this.access.firmOf(me));
  }
}
