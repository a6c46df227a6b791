import { Inject, Injectable } from '@nestjs/common';
import { LARGEST_FILE } from '#credentials/credential-in-file.js';
import { fetchedFrom } from '#credentials/network-sources.js';
import type { Fetched } from '#credentials/verification-sources.js';
import { fetchBytesGuarded, fetchTextGuarded } from '#platform/fetch/fetch-guarded.js';
import { Clock } from '#platform/clock.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';

/**
 * Fetches for verdicts. Those who ask for one address at the same moment share one request; nothing
 * is kept after it was answered, so that a revocation shows with the next verdict.
 */
@Injectable()
export class SharedFetches {
  private readonly running = new Map<string, Promise<Fetched<string>>>();

  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig,
    private readonly clock: Clock,
  ) {}

  text(url: string): Promise<Fetched<string>> {
    const present = this.running.get(url);
    if (present) return present;
    const fetching = this.fetch(url).finally(() => this.running.delete(url));
    this.running.set(url, fetching);
    return fetching;
  }

  /** What a person gave the address of: a credential, or a picture or document with one in it. */
  async bytes(url: string): Promise<Fetched<Uint8Array>> {
    const asOf = this.clock.now();
    const { isLocal: allowLoopback, privateNetworks: networks } = this.config;
    const limits = { allowLoopback, networks, maxBytes: LARGEST_FILE };
    return fetchedFrom(await fetchBytesGuarded(url, limits), url, asOf);
  }

  private async fetch(url: string): Promise<Fetched<string>> {
    // Of when the answer is at the earliest: it was asked for then.
    const asOf = this.clock.now();
    const { isLocal: allowLoopback, privateNetworks: networks } = this.config;
    const limits = { allowLoopback, networks };
    return fetchedFrom(await fetchTextGuarded(url, limits), url, asOf);
  }
}
