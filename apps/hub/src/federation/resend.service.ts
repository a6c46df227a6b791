import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { insertAgain } from '#platform/federation/outbox.sql.js';
import { TickLoop } from '#platform/ledger/tick-loop.js';
import { ResendRequestsStore } from './resend-requests.store.js';

const LOOK_MS = 1000;
/** Whoever holds the registry's key could otherwise have us flood the bus. */
const SERVE_EVERY_MS = 600_000;
/** Publications sent again for one request; the registry asks for the rest. */
const MOST_AT_ONCE = 1000;

/** Sends again over the bus what the registry says it lacks and could not fetch. */
@Injectable()
export class ResendService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('relay');
  private readonly loop = new TickLoop(
    () => this.serveNewest(),
    LOOK_MS,
    (error) => {
      this.log.error(error instanceof Error ? error.message : String(error));
    },
  );

  constructor(
    private readonly store: ResendRequestsStore,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async serveNewest(): Promise<void> {
    const request = await this.store.newestOpen();
    if (!request) return;
    const now = this.clock.now();
    const last = await this.store.lastServed();
    if (last && Math.abs(now.getTime() - last.getTime()) < SERVE_EVERY_MS) return;
    const count = await this.store.atomically(async (m) => {
      if (!(await this.store.serve(request, now, m))) return 0;
      return insertAgain(m, { ...request, limit: MOST_AT_ONCE }, now);
    });
    // crash here: the rows and the mark were written together; the relay sends them
    this.log.log(`${String(count)} segments are sent again: the registry asked for them`);
  }
}
