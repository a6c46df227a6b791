import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { PageWanted } from '#domain/paging/read-page.js';
import { Clock } from '#platform/clock.js';
import { faultLine } from '#platform/http/fault-line.js';
import { TickLoop } from '#platform/ledger/tick-loop.js';
import { NoticesService } from '../notices/notices.service.js';
import { AuditDecisionsStore, type FollowUp } from './audit-decisions.store.js';
import { FirmManagers } from './firm-managers.service.js';
import { dayOf } from './recommendations.service.js';

const DAY_MS = 24 * 60 * 60_000;
/** Decisions that are held in memory at a time. */
const AT_ONCE = 500;

/** Tells managers when a recommendation is to be looked at again; looks at the start and once a day. */
@Injectable()
export class FollowUpNotices implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(FollowUpNotices.name);
  /** One that fails is told and made up for by the next. */
  private readonly loop = new TickLoop(
    () => this.tell(),
    DAY_MS,
    (error) => {
      this.log.error(`managers hear tomorrow of what is due: ${faultLine(error)}`);
    },
  );

  constructor(
    private readonly store: AuditDecisionsStore,
    private readonly managers: FirmManagers,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Tells of what is due now, each once; gives how many follow-ups that were. */
  async tell(): Promise<number> {
    const now = this.clock.now();
    const limit = AT_ONCE;
    let told = 0;
    let after: PageWanted['after'];
    // Firms without a manager stay untold: whoever comes after them in the list is told all the same.
    for (;;) {
      const due = await this.store.untold(dayOf(now), { limit, ...(after && { after }) });
      for (const one of due) if (await this.tellOf(one, now)) told += 1;
      const last = due.at(-1);
      if (!last || due.length < limit) return told;
      after = { key: last.followUpOn, id: last.id };
    }
  }

  /** A firm without a manager is told when it has one. */
  private async tellOf({ id, auditId, firmId }: FollowUp, now: Date): Promise<boolean> {
    if (firmId === undefined) return false;
    return this.store.atomically(async (m) => {
      const managers = await this.managers.of(firmId, m);
      if (managers.length === 0 || !(await this.store.noteReminder(id, now, m))) return false;
      const args = { auditId, reasonCode: 'follow-up-due' };
      for (const personId of managers)
        await this.notices.tell(personId, { key: 'audit.follow-up-due', args }, m);
      return true;
    });
  }
}
