import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { LEDGER_OPTIONS, type LedgerOptions } from './ledger-options.js';
import { LedgerState } from './ledger-state.js';
import { LedgerStart } from './ledger-start.js';
import { Publisher } from './publisher.js';
import { Sequencer } from './sequencer.js';
import { TickLoop } from './tick-loop.js';

/** Opens and checks the ledger when the app starts, and lets sequencer and publisher tick until it stops. */
@Injectable()
export class LedgerRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('ledger');
  private readonly sequencing: TickLoop;
  private readonly publishing: TickLoop;
  /** The publisher found nothing to do when it last looked. */
  private idle = true;
  /** Leaves came while the publisher was looking. */
  private missed = false;

  constructor(
    @Inject(LEDGER_OPTIONS) options: LedgerOptions,
    private readonly state: LedgerState,
    private readonly beginning: LedgerStart,
    private readonly sequencer: Sequencer,
    private readonly publisher: Publisher,
  ) {
    this.sequencing = this.loop('sequencer', options.sequenceMs, () => this.sequence());
    this.publishing = this.loop('publisher', options.publishMs, () => this.publish());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.beginning.openAndCheck();
    this.sequencing.start();
    this.publishing.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.state.beginStop();
    await Promise.all([this.sequencing.stop(), this.publishing.stop()]);
  }

  private async sequence(): Promise<void> {
    await this.beginning.passGuard();
    const leaves = await this.sequencer.tick();
    if (leaves === 0) return;
    if (this.idle) this.publishing.wake();
    else this.missed = true;
  }

  private async publish(): Promise<void> {
    // Busy until it looked and found nothing: then the next leaf is published without delay.
    this.idle = false;
    this.missed = false;
    const segments = await this.publisher.tick();
    this.idle = segments === 0;
    if (this.idle && this.missed) this.publishing.wake();
  }

  private loop(name: string, everyMs: number, work: () => Promise<void>): TickLoop {
    return new TickLoop(work, everyMs, (error) => {
      this.log.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
}
