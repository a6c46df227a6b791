import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { quarterBefore } from '#domain/observatory/quarter.js';
import { Clock } from '#platform/clock.js';
import { TickLoop } from '#platform/ledger/tick-loop.js';
import { Observatory } from './observatory.service.js';

const HOUR_MS = 3_600_000;

/** Freezes each quarter in the first hour after a grace in which late leaves arrive. */
@Injectable()
export class ObservatoryRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('observatory');
  private readonly loop: TickLoop;

  constructor(
    private readonly observatory: Observatory,
    private readonly clock: Clock,
  ) {
    this.loop = new TickLoop(
      () => this.tick(),
      HOUR_MS,
      (error) => {
        this.log.error(error instanceof Error ? error.message : String(error));
      },
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async tick(): Promise<void> {
    // A day of grace: what a hub said in the last hours of a quarter is still on its way.
    const settled = new Date(this.clock.now().getTime() - 24 * HOUR_MS);
    await this.observatory.freezeWhenCounted(quarterBefore(settled));
  }
}
