import {
  type DynamicModule,
  Inject,
  Logger,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { BusErrorListener, FederationBus } from '#federation/bus.js';
import { EmbeddedBus } from '#federation/embedded-bus.js';
import { KafkaBus } from '#federation/kafka-bus.js';
import { NoBus } from '#federation/no-bus.js';
import { topicSpecs } from '#federation/topics.js';
import { Clock, Salts } from '../clock.js';
import type { KafkaSettings } from '../config/kafka-settings.js';
import type { Database, SchemaTables } from '../database/data-source.js';
import { openDataSource } from '../database/database.module.js';
import type { FederationSettings } from './federation-settings.js';
import { SqlBusStore } from './bus-store.sql.js';
import { CreateBus1795428600000 } from './migrations/202611231010-create-bus.js';
import { NameBus1795898400000 } from './migrations/202611282040-name-bus.js';

/** Injection token of the process's FederationBus. */
export const BUS = Symbol('BUS');

/** Tables of the embedded bus, in order. */
export const BUS_MIGRATIONS = [CreateBus1795428600000, NameBus1795898400000];

/** Where segments travel: over Kafka when brokers are named, else through the database. */
export interface BusOptions {
  readonly database: Database;
  /** See SchemaTables. */
  readonly owner?: string | undefined;
  /** `http`: none is opened. */
  readonly mode?: FederationSettings['mode'];
  /** See SchemaTables. */
  readonly migrations?: SchemaTables['mode'];
  readonly kafka?: (Pick<KafkaSettings, 'brokers'> & Partial<KafkaSettings>) | undefined;
  /** When the settings name none. */
  readonly clientId?: string;
  /** Begins the names of the groups that read a topic once; must be ours by the broker's rules. */
  readonly readGroups?: string;
}

/**
 * Opens the bus. The embedded one has a DataSource and a schema of its own and its topics are made
 * here; Kafka's topics are made beforehand by whoever runs the broker.
 */
export async function openBus(
  {
    database,
    owner,
    mode = 'bus',
    migrations,
    kafka,
    clientId = 'guildmark',
    readGroups = 'guildmark.read',
  }: BusOptions,
  onError: BusErrorListener,
  clock = new Clock(),
): Promise<FederationBus> {
  if (mode === 'http') return new NoBus();
  if (kafka && kafka.brokers.length > 0) {
    const salts = new Salts();
    const newReadGroup = () => `${readGroups}.${salts.uuid()}`;
    return new KafkaBus({
      ...kafka,
      clientId: kafka.clientId ?? clientId,
      newReadGroup,
      onError,
    });
  }
  const db = await openDataSource(database, 'bus', {
    owner,
    mode: migrations,
    entities: [],
    migrations: BUS_MIGRATIONS,
  });
  const sessions = typeof database === 'string' ? 'many' : 'one';
  const bus = new EmbeddedBus(new SqlBusStore(db, sessions), onError, () => clock.now());
  await bus.ensureTopics(topicSpecs('single-node'));
  return {
    ensureTopics: (specs) => bus.ensureTopics(specs),
    publish: (topic, records) => bus.publish(topic, records),
    subscribe: (options) => bus.subscribe(options),
    lag: (group, topics) => bus.lag(group, topics),
    endOffsets: (topic) => bus.endOffsets(topic),
    read: (topic) => bus.read(topic),
    health: () => bus.health(),
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
          inject: [Clock],
          useFactory: (clock: Clock) =>
            openBus(
              options,
              (error, where) => {
                log.error(`${where}: ${error.message}`);
              },
              clock,
            ),
        },
      ],
      exports: [BUS],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.bus.close();
  }
}
