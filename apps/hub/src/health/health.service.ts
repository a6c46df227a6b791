import { Injectable } from '@nestjs/common';
import type { OwnFacts } from '#platform/health/judge-readiness.js';
import type { OwnHealth } from '#platform/health/readiness.service.js';
import { LedgerSafety } from '#platform/ledger/ledger-safety.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { RegistryHealth } from './registry-health.service.js';

/** Issuing goes on, or not, by what may have been changed. */
const OLD: ReadonlySet<string> = new Set(['ageing', 'stale']);

/** What a hub adds to its health: how it stands to the registry. */
@Injectable()
export class HealthService implements OwnHealth {
  constructor(
    private readonly safety: LedgerSafety,
    private readonly feed: RegistryFeed,
    private readonly registry: RegistryHealth,
  ) {}

  /** A hub goes on by what it knew before; nothing newer of a contradicted registry is believed. */
  async read(): Promise<OwnFacts> {
    const { registry, registryView } = await this.registry.parts();
    return {
      isReady: registryView !== 'catching-up',
      isWell: registry === 'ok' && !OLD.has(registryView),
      parts: {
        ...(await this.safety.read()),
        accreditation: (await this.feed.decisions()).at(-1)?.decision ?? 'none',
        registry,
        registryView,
      },
    };
  }
}
