import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { appealUntil, hasLapsed } from '#domain/claim/claim-windows.js';
import { Clock } from '#platform/clock.js';
import { lastNote } from './claim-file.js';
import { ClaimsStore } from './claims.store.js';

const DAY_MS = 24 * 60 * 60_000;

/** Closes claims whose time is up, at the start and once a day. */
@Injectable()
export class LapsesService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(LapsesService.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: ClaimsStore,
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

  /** Closes what has lapsed by now; gives how many claims that were. */
  async lapse(): Promise<number> {
    const now = this.clock.now();
    // No claim lapses before its window for an appeal is over.
    const age = appealUntil(now).getTime() - now.getTime();
    let closed = 0;
    for (const claimId of await this.store.decidedBefore(new Date(now.getTime() - age)))
      if (await this.close(claimId, now)) closed += 1;
    return closed;
  }

  private close(claimId: string, now: Date): Promise<boolean> {
    return this.store.atomically(async (m) => {
      await this.store.lockedState(claimId, m);
      const claim = await this.store.find(claimId, m);
      const decision = claim && lastNote(claim, 'decision');
      if (!decision || !hasLapsed(claim.state, decision.at, now)) return false;
      const { state: from, credentialId = null } = claim;
      const to = credentialId === null ? 'closed' : 'certified';
      await this.store.move(claimId, from, to, m, credentialId);
      const event = { claimId, command: 'lapse', from, to } as const;
      await this.store.record({ ...event, at: now }, m);
      return true;
    });
  }

  /** A day that fails is told and made up for on the next. */
  private schedule(): void {
    this.running = this.running.then(async () => {
      try {
        await this.lapse();
      } catch (error) {
        this.log.error(`lapsed claims stay open until tomorrow: ${String(error)}`);
      }
    });
  }
}
