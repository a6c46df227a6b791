import {
  type DynamicModule,
  Inject,
  Logger,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { BusErrorListener, FederationBus, Subscription } from '#federation/bus.js';
import { EmbeddedBus } from '#federation/embedded-bus.js';
import { KafkaBus } from '#federation/kafka-bus.js';
import { topicSpecs } from '#federation/topics.js';
import type { Database, SchemaTables } from '../database/data-source.js';
import { openDataSource } from '../database/database.module.js';
import { SqlBusStore } from './bus-store.sql.js';
import { CreateBus1795428600000 } from './migrations/202611231010-create-bus.js';

/** Schema `bus`, which stands in for a broker. */
export const busTables = { entities: [], migrations: [CreateBus1795428600000] };

/** Injection token of the process's FederationBus. */
export const BUS = Symbol('BUS');

/** Where segments travel: over Kafka when brokers are named, else through the database. */
export interface BusOptions {
  readonly database: Database;
  /** See SchemaTables. */
  readonly owner?: string | undefined;
  /** See SchemaTables. */
  readonly mode?: SchemaTables['mode'];
  readonly kafka?: { readonly brokers: readonly string[]; readonly clientId: string };
}

/**
 * Opens the bus. The embedded one has a DataSource and a schema of its own and its topics are made
 * here; Kafka's topics are made beforehand by whoever runs the broker.
 */
export async function openBus(
  { database, owner, mode, kafka }: BusOptions,
  onError: BusErrorListener,
): Promise<FederationBus> {
  if (kafka && kafka.brokers.length > 0) return new KafkaBus({ ...kafka, onError });
  const db = await openDataSource(database, 'bus', { ...busTables, owner, mode });
  const bus = new EmbeddedBus(new SqlBusStore(db), onError);
  await bus.ensureTopics(topicSpecs('single-node'));
  return {
    ensureTopics: (specs) => bus.ensureTopics(specs),
    publish: (topic, records) => bus.publish(topic, records),
    subscribe: (options): Promise<Subscription> => bus.subscribe(options),
    close: async () => {
      await bus.close();
      if (db.isInitialized) await db.destroy();
    },
  };
}

/** Provides `BUS` to the whole app and closes it after everything that uses it. */
@Module({})
export class BusModule implements OnApplicationShutdown {
  constructor(@Inject(BUS) private readonly bus: FederationBus) {}

  static with(options: BusOptions): DynamicModule {
    const log = new Logger('bus');
    return {
      module: BusModule,
      global: true,
      providers: [
        {
          provide: BUS,
          useFactory: () =>
            openBus(options, (error, where) => {
              log.error(`${where}: ${error.message}`);
            }),
        },
      ],
      exports: [BUS],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.bus.close();
  }
}
