import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Health } from '#domain/generated/schemas.js';
import { LedgerSafety } from '#platform/ledger/ledger-safety.js';
import { LedgerState } from '#platform/ledger/ledger-state.js';
import { PublishedEntries } from './published-entries.sql.js';

/** Whether requests should be sent here. */
@Injectable()
export class HealthService {
  constructor(
    private readonly ledger: LedgerState,
    private readonly safety: LedgerSafety,
    private readonly entries: PublishedEntries,
  ) {}

  /** Refuses `server.unavailable` while the ledger may not be written; fails without a database. */
  async ready(): Promise<Health> {
    const published = await this.entries.size();
    const { state, reason } = this.ledger.health();
    if (state !== 'writing')
      throw new DomainError('server.unavailable', {
        detail: `the ledger is ${state}${reason === undefined ? '' : `: ${reason}`}`,
      });
    return {
      status: 'ok',
      parts: {
        database: 'ok',
        ...(await this.safety.read()),
        ledger: state,
        published: String(published),
      },
    };
  }
}
