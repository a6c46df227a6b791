import { Inject, Injectable } from '@nestjs/common';
import { parsePolicy } from '#ledger/policy.js';
import { sayQuorum } from '#ledger/say-quorum.js';
import type { OwnFacts } from '#platform/health/judge-readiness.js';
import type { OwnHealth } from '#platform/health/readiness.service.js';
import { LedgerSafety } from '#platform/ledger/ledger-safety.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { PublishedEntries } from './published-entries.sql.js';

/** What the registry adds to its health: how far it is public, and who watches it. */
@Injectable()
export class HealthService implements OwnHealth {
  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig,
    private readonly safety: LedgerSafety,
    private readonly entries: PublishedEntries,
  ) {}

  async read(): Promise<OwnFacts> {
    return {
      isReady: true,
      isWell: true,
      parts: {
        ...(await this.safety.read()),
        published: String(await this.entries.size()),
        witnesses: sayQuorum(parsePolicy(this.config.witnessPolicy)),
      },
    };
  }
}
