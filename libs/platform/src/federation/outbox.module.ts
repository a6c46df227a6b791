import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FederationBus } from '#federation/bus.js';
import { Clock } from '../clock.js';
import { LedgerState } from '../ledger/ledger-state.js';
import { BUS } from './bus.module.js';
import type { FederationSettings } from './federation-settings.js';
import { OutboxRelay, type RelayOptions } from './outbox-relay.js';
import { UnusedOutbox } from './unused-outbox.js';

/** What empties the outbox of this process. */
const EMPTIER = Symbol('EMPTIER');

/** Empties the outbox of the own ledger: onto the bus, or into nothing where none is used. Needs BusModule and LedgerModule in the app. */
@Module({})
export class OutboxModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(EMPTIER) private readonly emptier: OutboxRelay | UnusedOutbox,
    private readonly ledger: LedgerState,
  ) {}

  static with(options: RelayOptions, mode: FederationSettings['mode']): DynamicModule {
    return {
      module: OutboxModule,
      providers: [
        {
          provide: EMPTIER,
          inject: [DataSource, BUS, Clock],
          useFactory: (db: DataSource, bus: FederationBus, clock: Clock) =>
            mode === 'bus' ? new OutboxRelay(db, bus, clock, options) : new UnusedOutbox(db),
        },
      ],
    };
  }

  onApplicationBootstrap(): void {
    const { emptier } = this;
    emptier.start();
    if (emptier instanceof OutboxRelay)
      this.ledger.onOutbox(() => {
        emptier.nudge();
      });
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.emptier.stop();
  }
}
