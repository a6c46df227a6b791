import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';
import { Clock } from '#platform/clock.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { TickLoop } from '#platform/ledger/tick-loop.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { type NamedKey, namedKeys } from './credential-keys.js';
import { NamedKeysStore } from './named-keys.store.js';

/** How often it is looked whether what a retired key signed is in the ledger by now. */
const RETIRE_MS = 1000;

/** Writes into the ledger which keys sign credentials: a verifier believes no other. */
@Injectable()
export class NamedKeysService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('keys');
  private readonly keys: readonly NamedKey[];
  private readonly retiring: TickLoop;
  /** By the clock of the database, which also dates the queue. */
  private startedAt = new Date(0);

  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly store: NamedKeysStore,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
  ) {
    this.keys = namedKeys(config);
    this.retiring = new TickLoop(
      () => this.retire(),
      RETIRE_MS,
      (error) => {
        this.log.error(error instanceof Error ? error.message : String(error));
      },
    );
  }

  /** Names keys that are new. Throws, and so ends the start, when a name stands for another key. */
  async onApplicationBootstrap(): Promise<void> {
    await this.store.naming(async (m) => {
      this.startedAt = await this.store.now(m);
      const known = this.keys.map(({ kid }) => kid);
      const lost = (await this.store.kids(m)).find((kid) => !known.includes(kid));
      if (lost !== undefined)
        throw new Error(`the key file lacks ${lost}: put the former key file back`);
      for (const key of this.keys) await this.name(key, m);
    });
    if (this.keys.some(({ isRetired }) => isRetired)) this.retiring.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.retiring.stop();
  }

  private async name({ kid, alg, publicJwk, isRetired }: NamedKey, m: Transaction): Promise<void> {
    const text = JSON.stringify(publicJwk);
    const named = await this.store.find(kid, m);
    if (named === text) return;
    if (named !== undefined)
      throw new Error(`the ledger names another key as ${kid}: put the former key file back`);
    // It never signed anything under this ledger and never will.
    if (isRetired) return;
    const intentId = await this.intents.appendEvent(m, {
      type: 'eu.guildmark.key.rotated.v1',
      schema: 'events/key.rotated/1.0',
      subject: this.config.did,
      data: {
        role: 'credential',
        kid,
        alg,
        publicJwk,
        reason: /-1$/.test(kid) ? 'opened' : 'scheduled',
      },
      time: this.clock.now(),
    });
    await this.store.add(kid, text, intentId, m);
  }

  /**
   * Ends retired keys in the ledger, once every commitment that was queued before this start is a
   * leaf: a credential whose leaf came after the end of its key would be refused.
   */
  private async retire(): Promise<void> {
    const retired = this.keys.filter(({ isRetired }) => isRetired).map(({ kid }) => kid);
    await this.store.naming(async (m) => {
      const open = await this.store.notRetired(retired, m);
      if (open.length === 0 || (await this.store.commitmentsWait(this.startedAt, m))) return;
      for (const kid of open) {
        const intentId = await this.intents.appendEvent(m, {
          type: 'eu.guildmark.key.retired.v1',
          schema: 'events/key.retired/1.0',
          subject: this.config.did,
          data: { role: 'credential', kid },
          time: this.clock.now(),
        });
        await this.store.addRetirement(kid, intentId, m);
      }
    });
  }
}
