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

/**
 * Another process may queue intents, or sequence what this one publishes, so both also look by
 * themselves when nothing rings. Shorter than a second, provable within one would not hold there.
 */
const LOOK_MS = 1000;

/** Opens and checks the ledger when the app starts, and lets sequencer and publisher tick until it stops. */
@Injectable()
export class LedgerRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('ledger');
  private readonly sequencing: TickLoop;
  private readonly publishing: TickLoop;

  constructor(
    @Inject(LEDGER_OPTIONS) { cadence }: LedgerOptions,
    private readonly state: LedgerState,
    private readonly beginning: LedgerStart,
    private readonly sequencer: Sequencer,
    private readonly publisher: Publisher,
  ) {
    this.sequencing = this.loop('sequencer', cadence.sequenceMs, () => this.sequence());
    this.publishing = this.loop('publisher', cadence.publishMs, () => this.publish());
    state.onIntent(() => {
      this.sequencing.ring();
    });
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

  private async sequence(): Promise<'idle' | 'busy'> {
    await this.beginning.passGuard();
    if (!this.state.isGuarded) return 'busy';
    const leaves = await this.sequencer.tick();
    if (leaves === 0) return 'idle';
    this.publishing.ring();
    return 'busy';
  }

  private async publish(): Promise<'idle' | 'busy'> {
    const segments = await this.publisher.tick();
    return segments === 0 && !this.publisher.isWaiting ? 'idle' : 'busy';
  }

  private loop(name: string, everyMs: number, work: () => Promise<'idle' | 'busy'>): TickLoop {
    const pauses = { everyMs, idleMs: Math.max(everyMs, LOOK_MS) };
    return new TickLoop(work, pauses, (error) => {
      this.log.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
}
