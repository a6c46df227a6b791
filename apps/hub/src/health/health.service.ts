import { Injectable } from '@nestjs/common';
import type { Health } from '#domain/generated/schemas.js';
import { LedgerSafety } from '#platform/ledger/ledger-safety.js';
import { LedgerState } from '#platform/ledger/ledger-state.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { HealthStore } from './health.store.js';

/** What is well, and whether requests should be sent here. */
export interface Readiness {
  readonly isReady: boolean;
  readonly health: Health;
}

/** Whether the hub works, part by part. */
@Injectable()
export class HealthService {
  constructor(
    private readonly store: HealthStore,
    private readonly ledger: LedgerState,
    private readonly safety: LedgerSafety,
    private readonly feed: RegistryFeed,
  ) {}

  /** A ledger without witnesses queues what it is given: degraded, and still of use. */
  async readiness(): Promise<Readiness> {
    const { state, reason } = this.ledger.health();
    const database = await this.store.answers();
    const accreditation = database ? await this.accreditation() : 'unknown';
    return {
      isReady: database && state !== 'read-only' && state !== 'catching-up',
      health: {
        status: database && state === 'writing' ? 'ok' : 'degraded',
        parts: {
          database: database ? 'ok' : 'no-answer',
          ...(database && (await this.safety.read())),
          ledger: state,
          ...(reason !== undefined && { ledgerReason: reason }),
          accreditation,
        },
      },
    };
  }

  private async accreditation(): Promise<string> {
    return (await this.feed.decisions()).at(-1)?.decision ?? 'none';
  }
}
