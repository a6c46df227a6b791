import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import {
  type Database,
  dataSourceOptions,
  type SchemaName,
  type SchemaTables,
} from './data-source.js';
import { grantSchema } from './grant-schema.js';
import { missingMigrations, SchemaBehindError } from './missing-migrations.js';

/** Any number, the same in every process: serialises schema creation and migration. */
const MIGRATION_LOCK = 7300;

/**
 * Opens and migrates one schema. Processes that start together take turns; the schema is made
 * first, because TypeORM writes its migrations table before any migration could make it. In mode
 * `check` nothing is made or changed, and tables that a migration is missing in are refused.
 */
export async function openDataSource(
  database: Database,
  schema: SchemaName,
  tables: SchemaTables,
): Promise<DataSource> {
  const open = (as: Database, migrationsRun: boolean) =>
    new DataSource({ ...dataSourceOptions(as, schema, tables), migrationsRun }).initialize();
  if (tables.mode === 'check') return refuseBehind(await open(database, false), schema);
  if (typeof database !== 'string') return open(database, true);
  const { owner } = tables;
  const client = new pg.Client({ connectionString: owner ?? database });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    if (owner === undefined) return await open(database, true);
    const migrated = await open(owner, true);
    // crash here: the tables are there, the grants are not; the next start makes them
    await grantSchema(migrated, schema, roleOf(database)).finally(() => migrated.destroy());
    return await open(database, false);
  } finally {
    await client.end();
  }
}

/** Closes what it refuses. */
async function refuseBehind(db: DataSource, schema: SchemaName): Promise<DataSource> {
  const missing = await missingMigrations(db, schema).catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  if (missing.length === 0) return db;
  await db.destroy();
  throw new SchemaBehindError(schema, missing);
}

function roleOf(url: string): string {
  const role = decodeURIComponent(new URL(url).username);
  if (role === '') throw new Error('the database URL must name a role where another one migrates');
  return role;
}

/** Provides one migrated DataSource to the app that imports it; stores inject `DataSource`. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly db: DataSource) {}

  static with(database: Database, schema: SchemaName, tables: SchemaTables): DynamicModule {
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
