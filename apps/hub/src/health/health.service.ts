import { Injectable } from '@nestjs/common';
import type { OwnFacts } from '#platform/health/judge-readiness.js';
import type { OwnHealth } from '#platform/health/readiness.service.js';
import { LedgerSafety } from '#platform/ledger/ledger-safety.js';
import { PinnedRegistry } from '../federation/pinned-registry.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { HealthStore } from './health.store.js';

/** What a hub adds to its health: how it stands to the registry. */
@Injectable()
export class HealthService implements OwnHealth {
  constructor(
    private readonly store: HealthStore,
    private readonly safety: LedgerSafety,
    private readonly feed: RegistryFeed,
    private readonly pinned: PinnedRegistry,
  ) {}

  /** A hub goes on by what it knew before; nothing newer of a contradicted registry is believed. */
  async read(): Promise<OwnFacts> {
    const isContradicted = await this.store.isContradicted(this.pinned.origin);
    return {
      isWell: !isContradicted,
      parts: {
        ...(await this.safety.read()),
        accreditation: (await this.feed.decisions()).at(-1)?.decision ?? 'none',
        registry: isContradicted ? 'contradicted' : 'ok',
      },
    };
  }
}
