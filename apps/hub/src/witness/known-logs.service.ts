import { Inject, Injectable } from '@nestjs/common';
import type { LogKey } from '#ledger/log-keys.js';
import { CheckpointObserver } from '#platform/federation/checkpoint-observer.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import { parseLogKeys } from '#platform/ledger/key-changes.sql.js';
import type { TrustedLogs } from '#platform/witness/trusted-logs.js';
import { PinnedRegistry } from '../federation/pinned-registry.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';

/**
 * Logs the witness of this hub cosigns: the registry's under the pinned key and those that follow it,
 * and those of the other hubs, under the keys that the registry's ledger names. Never the own one.
 */
@Injectable()
export class KnownLogs implements TrustedLogs {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly registry: PinnedRegistry,
    private readonly observer: CheckpointObserver,
    private readonly feed: RegistryFeed,
  ) {}

  async keysOf(origin: string): Promise<readonly LogKey[] | undefined> {
    if (origin === this.config.origin) return undefined;
    const registry = await this.registry.trustOf(origin);
    if (registry) return parseLogKeys(registry.logKeys);
    const keys = await this.feed.peerKeys(origin);
    if (keys.length === 0) return undefined;
    // the registry's ledger does not say from which size on a key signs
    return keys.map((key) => ({ key: parseVerifierKey(key), fromSize: 0 }));
  }

  /** Of the registry alone: what other hubs sign is for the registry to judge. */
  async observe(origin: string, noteText: string): Promise<boolean> {
    const followed = await this.registry.trustOf(origin);
    if (!followed) return false;
    await this.observer.observe(noteText, parseLogKeys(followed.logKeys), 'witness');
    return true;
  }
}
