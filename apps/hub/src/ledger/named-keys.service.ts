import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { KeyState, StoredKey } from '#credentials/key-store.js';
import type { KeyRetired, KeyRotated } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { Clock } from '#platform/clock.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { TickLoop } from '#platform/ledger/tick-loop.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { namedKeys } from './credential-keys.js';
import { NamedKeysStore } from './named-keys.store.js';

/** How often it is looked whether a new key is published, and whether an old one may be ended. */
const LOOK_MS = 1000;

/** States in which a key signs nothing, ever again. */
const ENDED = ['retired', 'compromised'] as const;

/** Writes into the ledger which keys sign credentials: a verifier believes no other. */
@Injectable()
export class NamedKeysService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('keys');
  private readonly looking: TickLoop;
  /** By the clock of the database, which also dates the queue. */
  private startedAt = new Date(0);

  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly store: NamedKeysStore,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
  ) {
    this.looking = new TickLoop(
      async () => {
        await this.activate();
        await this.end();
      },
      LOOK_MS,
      (error) => {
        this.log.error(error instanceof Error ? error.message : String(error));
      },
    );
  }

  /** Names keys that are new. Throws, and so ends the start, when a name stands for another key. */
  async onApplicationBootstrap(): Promise<void> {
    const keys = namedKeys(this.config);
    await this.store.naming(async (m) => {
      this.startedAt = await this.store.now(m);
      const known = keys.map(({ kid }) => kid);
      const lost = (await this.store.kids(m)).find((kid) => !known.includes(kid));
      if (lost !== undefined)
        throw new Error(`the key file lacks ${lost}: put the former key file back`);
      for (const key of keys) await this.name(key, m);
    });
    // A key that was published before this start signs from its beginning.
    await this.activate();
    if (keys.some(({ state }) => state !== 'active')) this.looking.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.looking.stop();
  }

  private async name(key: StoredKey, m: Transaction): Promise<void> {
    const { kid, alg, publicJwk, state } = key;
    const text = JSON.stringify(publicJwk);
    const named = await this.store.find(kid, m);
    if (named === text) return;
    if (named !== undefined)
      throw new Error(`the ledger names another key as ${kid}: put the former key file back`);
    // It never signed anything under this ledger and never will.
    if (isEnded(state)) return;
    const data: KeyRotated = {
      role: 'credential',
      kid,
      alg,
      publicJwk,
      reason: this.reasonOf(key),
    };
    const intentId = await this.intents.appendEvent(m, {
      type: 'eu.guildmark.key.rotated.v1',
      schema: 'events/key.rotated/1.0',
      subject: this.config.did,
      data,
      time: this.clock.now(),
    });
    await this.store.add(kid, text, intentId, m);
  }

  private reasonOf({ kid, alg }: StoredKey): 'opened' | 'scheduled' | 'compromised' {
    const line = namedKeys(this.config).filter((key) => key.alg === alg);
    const before = line[line.findIndex((key) => key.kid === kid) - 1];
    if (!before) return 'opened';
    return before.state === 'compromised' ? 'compromised' : 'scheduled';
  }

  /** Lets new keys sign once witnesses have cosigned the leaf that names them. */
  private async activate(): Promise<void> {
    const next = this.inState('next');
    if (next.length === 0) return;
    for (const kid of await this.store.published(next)) this.config.keyStore.activate(kid);
  }

  /**
   * Ends keys in the ledger, once every commitment that was queued before this start is a leaf: a
   * credential whose leaf came after the end of its key would be refused.
   */
  private async end(): Promise<void> {
    await this.store.naming(async (m) => {
      for (const state of ENDED) {
        const open = await this.store.notYet(state, this.inState(state), m);
        if (open.length === 0 || (await this.store.commitmentsWait(this.startedAt, m))) continue;
        for (const kid of open) {
          const intentId = await this.appendEnd(kid, state, m);
          await this.store.addEnd(state, kid, intentId, m);
        }
      }
    });
  }

  private appendEnd(kid: string, state: (typeof ENDED)[number], m: Transaction): Promise<string> {
    const data: KeyRetired = {
      role: 'credential',
      kid,
      ...(state === 'compromised' && { reason: state }),
    };
    return this.intents.appendEvent(m, {
      type: 'eu.guildmark.key.retired.v1',
      schema: 'events/key.retired/1.0',
      subject: this.config.did,
      data,
      time: this.clock.now(),
    });
  }

  private inState(wanted: KeyState): readonly string[] {
    return namedKeys(this.config).flatMap(({ kid, state }) => (state === wanted ? kid : []));
  }
}

const isEnded = (state: KeyState): boolean => (ENDED as readonly KeyState[]).includes(state);
