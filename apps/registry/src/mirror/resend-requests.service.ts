import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { FOLLOWED_LEDGERS, type FollowedLedgers } from '#platform/federation/follower-ports.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { TickLoop } from '#platform/ledger/tick-loop.js';
import { ResendAskedStore } from './resend-asked.store.js';

const LOOK_MS = 1000;
/** A hub answers once in ten minutes; asked more often it would answer no sooner. */
const ASK_EVERY_MS = 600_000;

/** Asks a hub whose ledger has gaps here, and that cannot be reached over HTTP, to send again over the bus. */
@Injectable()
export class ResendRequests implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('mirror');
  private readonly loop = new TickLoop(
    () => this.askAll(),
    LOOK_MS,
    (error) => {
      this.log.error(`resend: ${error instanceof Error ? error.message : String(error)}`);
    },
  );

  constructor(
    private readonly store: ResendAskedStore,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    @Inject(FOLLOWED_LEDGERS) private readonly ledgers: FollowedLedgers,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async askAll(): Promise<void> {
    for (const { origin, seenSize } of await this.store.missing()) {
      const trust = await this.ledgers.trustOf(origin);
      const size = await this.store.heldSize(origin);
      if (trust?.standing === 'followed' && size < seenSize) await this.ask(origin, size, seenSize);
    }
  }

  private async ask(origin: string, from: number, to: number): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - ASK_EVERY_MS);
    const asked = await this.store.atomically(async (m) => {
      if (!(await this.store.ask(origin, now, before, m))) return false;
      await this.intents.appendEvent(m, {
        type: 'eu.guildmark.resend.requested.v1',
        schema: 'events/resend.requested/1.0',
        subject: origin,
        data: { origin, from: String(from), to: String(to) },
        time: now,
      });
      return true;
    });
    // crash here: asked, with the leaf that says so; or neither
    if (asked) this.log.warn(`${origin} is asked to send ${String(from)} to ${String(to)} again`);
  }
}
