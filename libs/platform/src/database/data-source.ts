import type { DataSourceOptions } from 'typeorm';
import type { Migrations } from '../config/database-settings.js';
import type { EmbeddedSession } from './embedded-session.js';
import { PooledClient } from './pooled-client.js';

/** A PostgreSQL URL (production) or the process's embedded session; the same SQL runs on both. */
export type Database = string | EmbeddedSession;

/** One schema per party, and one for the bus table that stands in for a broker. */
export type SchemaName = 'hub' | 'registry' | 'bus';

/** Tables of a schema, and who makes them. */
export interface SchemaTables extends Pick<DataSourceOptions, 'entities' | 'migrations'> {
  /**
   * URL of the role that owns the tables and migrates them, when it is another than the one the
   * process works as. Without it the process owns its tables, and triggers alone guard them.
   */
  readonly owner?: string | undefined;
  /** Who brings them up to date: this process, unless a job has done it before. */
  readonly mode?: Migrations | undefined;
}

/** TypeORM options for one schema of a database. Migrations are taken in the order given. */
export function dataSourceOptions(
  database: Database,
  schema: SchemaName,
  { entities = [], migrations = [] }: SchemaTables,
): DataSourceOptions {
  const common = {
    entities,
    migrations,
    type: 'postgres' as const,
    schema,
    migrationsRun: true,
    migrationsTransactionMode: 'each' as const,
    synchronize: false,
    installExtensions: false,
  };
  if (typeof database !== 'string') return { ...common, driver: database.driver(schema) };
  // Our statements are short. Compiling one that the planner takes for long costs up to a second.
  const extra = { options: `-c search_path=${schema} -c jit=off`, Client: PooledClient };
  return { ...common, url: database, poolSize: 10, extra };
}
