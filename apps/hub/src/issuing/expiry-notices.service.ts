import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { EXPIRY_HORIZON_MS, expiryStep } from '#domain/credential/expiry-step.js';
import { Clock } from '#platform/clock.js';
import { faultLine } from '#platform/http/fault-line.js';
import { NoticesService } from '../notices/notices.service.js';
import { type Ending, ExpiryNoticesStore } from './expiry-notices.store.js';

const DAY_MS = 24 * 60 * 60_000;

/** Tells holders that a credential ends, 90, 30 and 7 days before; looks at the start and once a day. */
@Injectable()
export class ExpiryNotices implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(ExpiryNotices.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: ExpiryNoticesStore,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
    this.timer = setInterval(() => {
      this.schedule();
    }, DAY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Tells whoever is due now; gives how many notices that were. */
  async tell(): Promise<number> {
    const now = this.clock.now();
    const horizon = new Date(now.getTime() + EXPIRY_HORIZON_MS);
    let told = 0;
    for (const ending of await this.store.endingBetween(now, horizon))
      if (await this.tellOf(ending, now)) told += 1;
    return told;
  }

  private async tellOf(
    { credentialId, personId, validUntil }: Ending,
    now: Date,
  ): Promise<boolean> {
    const days = expiryStep(validUntil, now);
    if (days === undefined) return false;
    return this.store.atomically(async (m) => {
      if (!(await this.store.add(credentialId, days, now, m))) return false;
      const args = { credentialId, reasonCode: 'ends-soon', days };
      await this.notices.tell(personId, { key: 'credential.expiring', args }, m);
      return true;
    });
  }

  /** A day that fails is told and made up for on the next. */
  private schedule(): void {
    this.running = this.running.then(async () => {
      try {
        await this.tell();
      } catch (error) {
        this.log.error(`holders hear tomorrow of what ends: ${faultLine(error)}`);
      }
    });
  }
}
