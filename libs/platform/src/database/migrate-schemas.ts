import { DataSource } from 'typeorm';
import {
  type Database,
  dataSourceOptions,
  type SchemaName,
  type SchemaTables,
} from './data-source.js';
import { openDataSource } from './database.module.js';
import { missingMigrations } from './missing-migrations.js';

/** Tables by their schema. */
export type Schemas = Partial<Readonly<Record<SchemaName, SchemaTables>>>;

/** What each schema lacked. */
export type Missing = Partial<Readonly<Record<SchemaName, readonly string[]>>>;

/**
 * Brings schemas up to date, and the grants of the role that works with them, as the start of a
 * process does, and lets go of the database. Gives what was missing before. May run any number of
 * times and several at once: on PostgreSQL each waits for the one before it, and finds its work done.
 */
export async function migrateSchemas(database: Database, schemas: Schemas): Promise<Missing> {
  return looking(database, schemas, async (schema, tables) => {
    await (await openDataSource(database, schema, tables)).destroy();
  });
}

/** The same look at what is missing, without changing anything. */
export function lookAtSchemas(database: Database, schemas: Schemas): Promise<Missing> {
  const asApp = Object.entries(schemas).map(([schema, tables]) => [
    schema,
    { ...tables, owner: undefined },
  ]);
  return looking(database, Object.fromEntries(asApp) as Schemas, () => Promise.resolve());
}

async function looking(
  database: Database,
  schemas: Schemas,
  work: (schema: SchemaName, tables: SchemaTables) => Promise<void>,
): Promise<Missing> {
  const missing: Partial<Record<SchemaName, readonly string[]>> = {};
  const open: DataSource[] = [];
  try {
    for (const [schema, tables] of Object.entries(schemas) as [SchemaName, SchemaTables][]) {
      const db = await openUnmigrated(tables.owner ?? database, schema, tables);
      // An embedded database closes with its last DataSource: each stays until all are done.
      open.push(db);
      missing[schema] = await missingMigrations(db, schema);
      await work(schema, tables);
    }
  } finally {
    for (const db of open) await db.destroy();
  }
  return missing;
}

const openUnmigrated = (database: Database, schema: SchemaName, tables: SchemaTables) =>
  new DataSource({
    ...dataSourceOptions(database, schema, tables),
    migrationsRun: false,
  }).initialize();
