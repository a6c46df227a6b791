import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { faultLine } from '#platform/http/fault-line.js';
import { TickLoop } from '#platform/ledger/tick-loop.js';
import { ExportBuilder } from './export-builder.service.js';
import { EXPORT_KEPT_MS } from './export-view.js';
import { ExportsStore } from './exports.store.js';

/** A person who waits for an export looks again after about a second. */
const LOOK_MS = 500;

/** Builds what was asked for until the app stops. An export survives that: the next start goes on. */
@Injectable()
export class ExportRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('exports');
  private readonly loop: TickLoop;

  constructor(builder: ExportBuilder, store: ExportsStore, clock: Clock) {
    const work = async () => {
      if ((await builder.tick()) === 'busy') return 'busy';
      await store.forgetBefore(new Date(clock.now().getTime() - EXPORT_KEPT_MS));
      return 'idle';
    };
    this.loop = new TickLoop(work, { everyMs: 0, idleMs: LOOK_MS }, (error) => {
      this.log.error(faultLine(error));
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
