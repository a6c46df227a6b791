import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { TickLoop } from '#platform/ledger/tick-loop.js';
import { BulkIssuingService } from './bulk-issuing.service.js';
import { BulkRunsStore } from './bulk-runs.store.js';

/** A person who waits for a run looks again after about a second. */
const LOOK_MS = 1000;

/** Rows hold what files said of people; nobody mends a file after a month. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

/** Issues what is due until the app stops. A run survives that: the next start goes on with it. */
@Injectable()
export class BulkRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('bulk');
  private readonly loop: TickLoop;

  constructor(issuing: BulkIssuingService, store: BulkRunsStore, clock: Clock) {
    const work = async () => {
      if ((await issuing.tick()) === 'busy') return 'busy';
      await store.forgetBefore(new Date(clock.now().getTime() - KEPT_MS));
      return 'idle';
    };
    this.loop = new TickLoop(work, { everyMs: 0, idleMs: LOOK_MS }, (error) => {
      this.log.error(error instanceof Error ? error.message : String(error));
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
