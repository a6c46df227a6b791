import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Health } from '#domain/generated/schemas.js';
import { LedgerSafety } from '#platform/ledger/ledger-safety.js';
import { parsePolicy } from '#ledger/policy.js';
import { sayQuorum } from '#ledger/say-quorum.js';
import { LedgerState } from '#platform/ledger/ledger-state.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { PublishedEntries } from './published-entries.sql.js';

/** Whether requests should be sent here. */
@Injectable()
export class HealthService {
  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig,
    private readonly ledger: LedgerState,
    private readonly safety: LedgerSafety,
    private readonly entries: PublishedEntries,
  ) {}

  /**
   * Refuses `server.unavailable` while the ledger may not be written; fails without a database. A
   * ledger that came to its end is still read, and so is what it decided.
   */
  async ready(): Promise<Health> {
    const published = await this.entries.size();
    const { state, reason } = this.ledger.health();
    const isEnding = state === 'closing' || state === 'closed';
    if (state !== 'writing' && !isEnding)
      throw new DomainError('server.unavailable', {
        detail: `the ledger is ${state}${reason === undefined ? '' : `: ${reason}`}`,
      });
    return {
      status: isEnding ? 'degraded' : 'ok',
      parts: {
        database: 'ok',
        ...(await this.safety.read()),
        ledger: state,
        ...(isEnding && reason !== undefined && { ledgerReason: reason }),
        published: String(published),
        witnesses: sayQuorum(parsePolicy(this.config.witnessPolicy)),
      },
    };
  }
}
