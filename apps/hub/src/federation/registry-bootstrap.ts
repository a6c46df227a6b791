import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import type { FederationBus } from '#federation/bus.js';
import { hubFollowGroup, REGISTRY_SEGMENTS_TOPIC } from '#federation/topics.js';
import { BUS } from '#platform/federation/bus.module.js';
import { OriginPulls } from '#platform/federation/origin-pulls.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { PinnedRegistry } from './pinned-registry.js';
import { RegistryContactStore } from './registry-contact.store.js';

/** A broker that is away does not hold up the start: the topic is read from its oldest record then. */
const NOTE_LIMIT_MS = 5000;

/**
 * How a hub begins to follow: it notes where the bus ends, fetches the registry's ledger over HTTP,
 * and reads the bus from where it ended. Interrupted, it goes on at the size it has. Later starts
 * fetch what the bus may no longer hold. The registry may be down: then a pull comes later.
 */
@Injectable()
export class RegistryBootstrap implements OnModuleInit, OnApplicationBootstrap {
  private readonly log = new Logger('federation');
  private isFetching = false;

  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    @Inject(BUS) private readonly bus: FederationBus,
    private readonly store: RegistryContactStore,
    private readonly pulls: OriginPulls,
    private readonly registry: PinnedRegistry,
  ) {}

  /** Before the follower subscribes, which it does when the app has started. */
  async onModuleInit(): Promise<void> {
    const { origin } = this.registry;
    this.isFetching = (await this.store.lastContact(origin)) === undefined;
    const place = {
      group: hubFollowGroup(this.config.slug),
      topic: REGISTRY_SEGMENTS_TOPIC,
      origin,
    };
    const noting = this.store.noteBusEnds(this.bus, place).catch((error: unknown) => {
      this.log.warn(`where the bus ends is not known: ${messageOf(error)}`);
    });
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise((resolve) => (timer = setTimeout(resolve, NOTE_LIMIT_MS)));
    await Promise.race([noting, limit]).finally(() => {
      clearTimeout(timer);
    });
  }

  /** In the background. */
  onApplicationBootstrap(): void {
    this.pulls
      .check(this.registry.origin)
      .then((checked) => {
        if (checked !== 'behind') this.isFetching = false;
      })
      .catch((error: unknown) => {
        this.log.error(`the registry's ledger: ${messageOf(error)}`);
      });
  }

  /**
   * The first copy is on its way: the registry answered, and its checkpoint is not reached yet. A
   * hub that cannot reach the registry, or had a copy before, works with what it has.
   */
  async isCatchingUp(): Promise<boolean> {
    if (this.isFetching && (await this.store.lastContact(this.registry.origin)))
      this.isFetching = false;
    return this.isFetching;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');
