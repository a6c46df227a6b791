// For tools/run-tests.mjs: a database with the tables of hub and registry and nothing in them. Journeys on
// PostgreSQL start from copies: migrating takes half of the time of a start on an empty database.
import { randomBytes } from 'node:crypto';
import { migrateSchemas } from '#platform/database/migrate-schemas.js';
import { schemasOf } from './migrate/party-schemas.js';
import { runStatement } from './run-statement.js';

export interface MigratedDatabase {
  /** For `CREATE DATABASE … TEMPLATE`. */
  readonly name: string;
  drop(): Promise<void>;
}

/** Makes it on the server whose address, with a role that may make databases, is `admin`. */
export async function migratedDatabase(admin: string): Promise<MigratedDatabase> {
  const name = `guildmark_tables_${randomBytes(6).toString('hex')}`;
  const drop = async () => {
    await runStatement(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  const url = new URL(admin);
  url.pathname = `/${name}`;
  await runStatement(admin, `CREATE DATABASE ${name}`);
  try {
    // Without the tables of the bus: who is to have one makes them at a start.
    const hub = await schemasOf('hub', undefined, true);
    const registry = await schemasOf('registry', undefined, true);
    await migrateSchemas(url.href, { ...hub, ...registry });
  } catch (error) {
    await drop();
    throw error;
  }
  return { name, drop };
}
