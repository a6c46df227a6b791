import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { type Database, dataSourceOptions, type SchemaName } from './data-source.js';

/** Any number, the same in every process: serialises schema creation and migration. */
const MIGRATION_LOCK = 7300;

/**
 * Opens and migrates one schema. Processes that start together take turns; the schema is made
 * first, because TypeORM writes its migrations table before any migration could make it.
 */
export async function openDataSource(
  database: Database,
  schema: SchemaName,
  tables: Pick<DataSourceOptions, 'entities' | 'migrations'>,
): Promise<DataSource> {
  const open = () => new DataSource(dataSourceOptions(database, schema, tables)).initialize();
  if (typeof database !== 'string') return open();
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    return await open();
  } finally {
    await client.end();
  }
}

/** Provides one migrated DataSource to the app that imports it; stores inject `DataSource`. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly db: DataSource) {}

  static with(
    database: Database,
    schema: SchemaName,
    tables: Pick<DataSourceOptions, 'entities' | 'migrations'>,
  ): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: DataSource, useFactory: () => openDataSource(database, schema, tables) },
      ],
      exports: [DataSource],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.db.isInitialized) await this.db.destroy();
  }
}
