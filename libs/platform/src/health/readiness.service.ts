import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Health } from '#domain/generated/schemas.js';
import { Clock } from '../clock.js';
import { LedgerState } from '../ledger/ledger-state.js';
import { within } from '../metrics/collector.js';
import { readOutbox, readParked, readNewestView } from '../metrics/figures.sql.js';
import { BusWatch } from './bus-watch.js';
import { judgeReadiness, type OwnFacts, type ReadinessFacts } from './judge-readiness.js';

/** What the app adds of its own; asked only while the database answers. */
export interface OwnHealth {
  read(): Promise<OwnFacts>;
}

/** Injection token of the OwnHealth; the module given to ReadinessModule exports it. */
export const OWN_HEALTH = Symbol('OWN_HEALTH');

/** Whoever asks whether this works waits no longer for the database. */
const LIMIT_MS = 3000;

/** Gathers what readiness is judged by. Never throws: what cannot be read is not well. */
@Injectable()
export class ReadinessService {
  private readonly startedAt: Date;

  constructor(
    private readonly db: DataSource,
    private readonly ledger: LedgerState,
    private readonly bus: BusWatch,
    private readonly clock: Clock,
    @Inject(OWN_HEALTH) private readonly own: OwnHealth,
  ) {
    this.startedAt = clock.now();
  }

  async read(): Promise<Health> {
    const [bus, tables] = await Promise.all([
      this.bus.look(),
      // The reason of a failure is in the database's own log; here only that it does not answer counts.
      within(this.tables(), LIMIT_MS).catch(() => undefined),
    ]);
    const uptimeSeconds = (this.clock.now().getTime() - this.startedAt.getTime()) / 1000;
    return judgeReadiness({ uptimeSeconds, ledger: this.ledger.health(), bus: bus.facts, tables });
  }

  private async tables(): Promise<ReadinessFacts['tables']> {
    const { db } = this;
    const now = this.clock.now();
    const outbox = await readOutbox(db, now);
    const parked = await readParked(db);
    return {
      own: await this.own.read(),
      federation: {
        outboxRows: outbox.count,
        outboxSeconds: outbox.oldestSeconds,
        parkedOrigins: [...parked.values()].reduce((sum, count) => sum + count, 0),
        viewSeconds: await readNewestView(db, now),
      },
    };
  }
}
