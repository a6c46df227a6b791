import { Injectable } from '@nestjs/common';
import type { Health } from '#domain/generated/schemas.js';
import { LedgerSafety } from '#platform/ledger/ledger-safety.js';
import { LedgerState } from '#platform/ledger/ledger-state.js';
import { PinnedRegistry } from '../federation/pinned-registry.js';
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
    private readonly pinned: PinnedRegistry,
  ) {}

  /** A ledger without witnesses queues what it is given: degraded, and still of use. */
  async readiness(): Promise<Readiness> {
    const { state, reason } = this.ledger.health();
    const database = await this.store.answers();
    const accreditation = database ? await this.accreditation() : 'unknown';
    // The hub goes on by what it knew before; nothing newer of the registry is believed.
    const registry = database ? await this.registry() : 'unknown';
    return {
      isReady: database && state !== 'read-only' && state !== 'catching-up',
      health: {
        status: registry === 'ok' && state === 'writing' ? 'ok' : 'degraded',
        parts: {
          database: database ? 'ok' : 'no-answer',
          ...(database && (await this.safety.read())),
          ledger: state,
          ...(reason !== undefined && { ledgerReason: reason }),
          accreditation,
          registry,
        },
      },
    };
  }

  private async registry(): Promise<string> {
    return (await this.store.isContradicted(this.pinned.origin)) ? 'contradicted' : 'ok';
  }

  private async accreditation(): Promise<string> {
    return (await this.feed.decisions()).at(-1)?.decision ?? 'none';
  }
}
