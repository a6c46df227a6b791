import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { faultLine } from '#platform/http/fault-line.js';
import { TickLoop } from '#platform/ledger/tick-loop.js';
import { AuditClosings } from './audit-closings.service.js';
import { AuditLinksStore } from './audit-links.store.js';
import { AuditReminders } from './audit-reminders.service.js';

/** A round is over at its time whatever happens here; this only tidies up and tells. */
const EVERY_MS = 10 * 60_000;
/** After that a link of a round that is over is as unknown as any other. */
const SPENT_KEPT_MS = 180 * 24 * 60 * 60_000;

/** Closes rounds whose time is up and reminds of those that end; at the start and every ten minutes. */
@Injectable()
export class AuditSchedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(AuditSchedule.name);
  /** One that fails is told and made up for by the next. */
  private readonly loop = new TickLoop(
    () => this.tick(),
    EVERY_MS,
    (error) => {
      this.log.error(`rounds are tidied up later: ${faultLine(error)}`);
    },
  );

  constructor(
    private readonly closings: AuditClosings,
    private readonly reminders: AuditReminders,
    private readonly links: AuditLinksStore,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** What is due now. */
  async tick(): Promise<void> {
    await this.closings.closeDue();
    await this.reminders.remind();
    await this.links.forgetSpentBefore(new Date(this.clock.now().getTime() - SPENT_KEPT_MS));
  }
}
