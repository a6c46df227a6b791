import { Inject, Injectable } from '@nestjs/common';
import type { LogKey } from '#ledger/log-keys.js';
import { parseLogKeys } from '#platform/ledger/key-changes.sql.js';
import type { TrustedLogs } from '#platform/witness/trusted-logs.js';
import { PinnedRegistry } from '../federation/pinned-registry.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';

/**
 * Logs the witness of this hub cosigns: the registry's under the pinned key and those that follow it, and those of the other
 * hubs that the registry's ledger names. Never the own one.
 */
@Injectable()
export class KnownLogs implements TrustedLogs {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly feed: RegistryFeed,
    private readonly registry: PinnedRegistry,
  ) {}

  async keysOf(origin: string): Promise<readonly LogKey[] | undefined> {
    if (origin === this.config.origin) return undefined;
    const followed = await this.registry.trustOf(origin);
    if (followed) return parseLogKeys(followed.logKeys);
    const keys = await this.feed.peerKeys(origin);
    return keys.length > 0
      ? parseLogKeys(keys.map((verifierKey) => ({ verifierKey, fromSize: 0 })))
      : undefined;
  }
}
