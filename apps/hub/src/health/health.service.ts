import { Injectable } from '@nestjs/common';
import type { Health } from '#domain/generated/schemas.js';
import { LedgerSafety } from '#platform/ledger/ledger-safety.js';
import { LedgerState } from '#platform/ledger/ledger-state.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { HealthStore } from './health.store.js';
import { RegistryHealth } from './registry-health.service.js';

/** What is well, and whether requests should be sent here. */
export interface Readiness {
  readonly isReady: boolean;
  readonly health: Health;
}

const UNKNOWN = { registry: 'unknown', registryView: 'unknown' };
/** Issuing goes on, or not, by what may have been changed. */
const OLD: ReadonlySet<string> = new Set(['ageing', 'stale']);

/** Whether the hub works, part by part. */
@Injectable()
export class HealthService {
  constructor(
    private readonly store: HealthStore,
    private readonly ledger: LedgerState,
    private readonly safety: LedgerSafety,
    private readonly feed: RegistryFeed,
    private readonly registry: RegistryHealth,
  ) {}

  /** A ledger without witnesses queues what it is given: degraded, and still of use. */
  async readiness(): Promise<Readiness> {
    const { state, reason } = this.ledger.health();
    const database = await this.store.answers();
    const accreditation = database ? await this.accreditation() : 'unknown';
    // The hub goes on by what it knew before; nothing newer of the registry is believed.
    const { registry, registryView } = database ? await this.registry.parts() : UNKNOWN;
    return {
      isReady:
        database &&
        state !== 'read-only' &&
        state !== 'catching-up' &&
        registryView !== 'catching-up',
      health: {
        status:
          registry === 'ok' && state === 'writing' && !OLD.has(registryView) ? 'ok' : 'degraded',
        parts: {
          database: database ? 'ok' : 'no-answer',
          ...(database && (await this.safety.read())),
          ledger: state,
          ...(reason !== undefined && { ledgerReason: reason }),
          accreditation,
          registry,
          registryView,
        },
      },
    };
  }

  private async accreditation(): Promise<string> {
    return (await this.feed.decisions()).at(-1)?.decision ?? 'none';
  }
}
