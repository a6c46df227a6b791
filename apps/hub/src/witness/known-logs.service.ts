import { Inject, Injectable } from '@nestjs/common';
import { parseVerifierKey, type VerifierKey } from '#ledger/verifier-key.js';
import { CheckpointObserver } from '#platform/federation/checkpoint-observer.js';
import type { TrustedLogs } from '#platform/witness/trusted-logs.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';

/**
 * Logs the witness of this hub cosigns: the registry's under the pinned key, and those of the other
 * hubs that the registry's ledger names. Never the own one.
 */
@Injectable()
export class KnownLogs implements TrustedLogs {
  private readonly registry: VerifierKey;

  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly feed: RegistryFeed,
    private readonly observer: CheckpointObserver,
  ) {
    this.registry = parseVerifierKey(config.registryVerifierKey);
  }

  async keysOf(origin: string): Promise<readonly VerifierKey[] | undefined> {
    if (origin === this.config.origin) return undefined;
    if (origin === this.registry.name) return [this.registry];
    const keys = await this.feed.peerKeys(origin);
    return keys.length > 0 ? keys.map(parseVerifierKey) : undefined;
  }

  /** Of the registry alone: what other hubs sign is for the registry to judge. */
  async observe(origin: string, noteText: string): Promise<boolean> {
    if (origin !== this.registry.name) return false;
    await this.observer.observe(noteText, [this.registry], 'witness');
    return true;
  }
}
