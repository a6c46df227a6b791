import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FederationBus } from '#federation/bus.js';
import { Clock } from '../clock.js';
import { BUS } from './bus.module.js';
import { OutboxRelay, type RelayOptions } from './outbox-relay.js';

/** Runs the relay of the own ledger and exports it for nudging. Needs BusModule in the app. */
@Module({})
export class OutboxModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly relay: OutboxRelay) {}

  static with(options: RelayOptions): DynamicModule {
    return {
      module: OutboxModule,
      global: true,
      providers: [
        {
          provide: OutboxRelay,
          inject: [DataSource, BUS, Clock],
          useFactory: (db: DataSource, bus: FederationBus, clock: Clock) =>
            new OutboxRelay(db, bus, clock, options),
        },
      ],
      exports: [OutboxRelay],
    };
  }

  onApplicationBootstrap(): void {
    this.relay.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.relay.stop();
  }
}
