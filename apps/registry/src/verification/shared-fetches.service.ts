import { Inject, Injectable } from '@nestjs/common';
import type { Fetched } from '#credentials/verification-sources.js';
import { Clock } from '#platform/clock.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { fetchGuarded } from './fetch-guarded.js';

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

  private async fetch(source: string): Promise<Fetched<string>> {
    // Of when the answer is at the earliest: it was asked for then.
    const asOf = this.clock.now();
    const answer = await fetchGuarded(source, this.config.isLocal);
    switch (answer.state) {
      case 'found':
        return { state: 'found', value: answer.text, asOf, source };
      case 'missing':
        return { state: 'missing', source };
      case 'unreachable':
        return { state: 'unreachable', source, why: answer.why };
    }
  }
}
