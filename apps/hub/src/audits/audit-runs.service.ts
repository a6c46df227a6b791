import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { AuditRun, AuditRuns } from '#domain/generated/schemas.js';
import { cutPage } from '#domain/paging/cut-page.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import { type RunRecord, AuditRunsStore } from './audit-runs.store.js';

/** Runs that audit a cluster, as an officer starts and follows them. */
@Injectable()
export class AuditRunsService {
  constructor(
    private readonly store: AuditRunsStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The run of the round: a new one, the one that is there, or the one that stopped and goes on. */
  start(roundId: string, firmRounds: readonly string[]): Promise<AuditRun> {
    return this.store.atomically(async (m) => {
      const run = { id: this.ids.next(), roundId, startedAt: this.clock.now() };
      await this.store.add(run, firmRounds, m);
      const found = await this.store.findOfRound(roundId, m);
      if (!found) throw new Error('a run that was added, or was there, is there');
      if (found.state === 'failed' || found.state === 'cancelled')
        await this.store.restart(found.id, m);
      return viewRun(known(await this.store.find(found.id, m)), this.clock.now());
    });
  }

  /** Refuses `audit-run.unknown`. */
  async find(id: string): Promise<AuditRun> {
    return viewRun(known(await this.store.find(id)), this.clock.now());
  }

  /** A page, of one state or of all, the newest first. */
  async list(page: PageWanted, state?: string): Promise<AuditRuns> {
    const now = this.clock.now();
    const placeOf = ({ startedAt, id }: RunRecord) => ({ key: startedAt.toISOString(), id });
    const { items, ...rest } = cutPage(await this.store.page(state, page), page, placeOf);
    return { items: items.map((run) => viewRun(run, now)), ...rest };
  }

  /**
   * Stops it before the next firm. Audits of firms that are there stay: each is the firm's own, and the
   * ledger has it; the cluster is not computed. Cancelled already, it is given as it is.
   * Refuses `audit-run.unknown`, and `audit-run.over` once it is done or failed.
   */
  async cancel(id: string, me: Account): Promise<AuditRun> {
    return this.store.atomically(async (m) => {
      // crash before the commit: it goes on; after it: the next start finds nothing to go on with
      if (await this.store.isRunning(id, m)) {
        await this.store.cancel(id, me.id, this.clock.now(), m);
      }
      const run = known(await this.store.find(id, m));
      if (run.state !== 'cancelled') throw new DomainError('audit-run.over');
      return viewRun(run, this.clock.now());
    });
  }
}

function known(run: RunRecord | undefined): RunRecord {
  if (!run) throw new DomainError('audit-run.unknown');
  return run;
}

/** An estimate from less than a tenth of the work is none. */
const ESTIMATE_FROM = 0.1;

/** A run as an officer sees it: its firms, and the cluster as the last step. */
export function viewRun(run: RunRecord, now: Date): AuditRun {
  const { id, roundId, state, startedAt, finishedAt, auditId, cancelledBy, firms } = run;
  const total = firms.all + 1;
  const done = firms.done + (state === 'done' ? 1 : 0);
  const share = (done + firms.failed) / total;
  const spent = (now.getTime() - startedAt.getTime()) / 1000;
  return {
    ...{ id, roundId, state, total, done, failed: firms.failed },
    startedAt: startedAt.toISOString(),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
    ...(state === 'running' &&
      share >= ESTIMATE_FROM && {
        etaSeconds: Math.max(0, Math.ceil((spent * (1 - share)) / share)),
      }),
    ...(auditId !== undefined && { auditId }),
    ...(cancelledBy !== undefined && { cancelledBy }),
  };
}
