import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { Clock } from '#platform/clock.js';
import { AuditKeeping } from './audit-keeping.service.js';
import { AuditRunsStore, type RunRecord } from './audit-runs.store.js';
import { ClusterAudits } from './cluster-audits.service.js';
import { FirmAppraisals } from './firm-appraisals.service.js';
import type { Surroundings } from './firm-snapshots.service.js';

/** Firms of one step: the app answers others between any two of them, and stops after the step. */
const STEP = 25;

/** Audits a cluster firm by firm, a few at a time, and then the cluster. */
@Injectable()
export class ClusterAppraisals {
  constructor(
    private readonly runs: AuditRunsStore,
    private readonly firms: FirmAppraisals,
    private readonly clusters: ClusterAudits,
    private readonly keeping: AuditKeeping,
    private readonly clock: Clock,
  ) {}

  /** Goes on with the run that has waited longest; 'idle' when there is none. */
  async tick(): Promise<'idle' | 'busy'> {
    const run = await this.runs.next();
    if (!run) return 'idle';
    const waiting = await this.runs.rounds(run.id, 'waiting', STEP);
    if (waiting.length === 0) await this.close(run);
    else await this.appraiseFirms(run, waiting);
    return 'busy';
  }

  private async appraiseFirms(run: RunRecord, roundIds: readonly string[]): Promise<void> {
    const surroundings = await this.firms.surroundings();
    for (const roundId of roundIds) {
      // Cancelled while the last firm was computed, it stops here.
      if (!(await this.runs.isRunning(run.id))) return;
      await this.appraiseFirm(run, roundId, surroundings);
    }
  }

  private async appraiseFirm(
    run: RunRecord,
    roundId: string,
    surroundings: Surroundings,
  ): Promise<void> {
    // Timers and requests have their turn: computing a firm holds the process for some milliseconds.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      await this.firms.appraise(roundId, surroundings);
    } catch (error) {
      // It stands in nobody's way; while the database is away this fails too, and it is tried again.
      await this.runs.settle(run.id, roundId, 'failed');
      if (error instanceof DomainError) return;
      throw error;
    }
    // crash here: the audit is there and its round waits; it is found, not computed again
    await this.runs.settle(run.id, roundId, 'done');
  }

  private async close(run: RunRecord): Promise<void> {
    try {
      const rounds = await this.runs.rounds(run.id, 'done');
      const computed = await this.clusters.appraise(run.roundId, rounds, this.clock.now());
      // The audit and the end of the run commit together: cancelled until then, there is no audit.
      await this.runs.atomically(async (m) => {
        if (!(await this.runs.isRunning(run.id, m))) return;
        const auditId = await this.keeping.keepIn(computed, m);
        await this.runs.finish(run.id, this.clock.now(), auditId, m);
      });
      // crash before the commit: neither is there, and the next start computes the cluster anew
    } catch (error) {
      await this.runs.finish(run.id, this.clock.now(), undefined);
      throw error;
    }
  }
}
