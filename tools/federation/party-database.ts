import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#platform/database/data-source.js';
import { type CommandContext, UsageError } from '../command.js';

/** A party whose following is asked about. */
export type Party = 'hub' | 'registry';

/** The options by which every command here names a party. */
export const PARTY_OPTIONS = {
  schema: { type: 'string' },
  registry: { type: 'boolean' },
  database: { type: 'string' },
} as const;

/** Lines of the help for those options. */
export const PARTY_HELP = `  --registry       the registry; without it the hub (--schema hub|registry says the same)
  --database URL   its PostgreSQL (default HUB_DATABASE_URL or REGISTRY_DATABASE_URL)`;

/** Which party, and the address of its PostgreSQL. Throws UsageError. */
export function readParty(
  values: {
    readonly schema?: string | undefined;
    readonly registry?: boolean | undefined;
    readonly database?: string | undefined;
  },
  { env }: CommandContext,
): { readonly party: Party; readonly database: string } {
  const party = values.registry ? 'registry' : (values.schema ?? 'hub');
  if (party !== 'hub' && party !== 'registry') throw new UsageError('--schema is hub or registry');
  const database = values.database ?? env[`${party.toUpperCase()}_DATABASE_URL`];
  if (!database || !/^postgres(ql)?:\/\//.test(database))
    throw new UsageError('name the database by --database postgres://…');
  return { party, database };
}

/** Works on the party's schema as it is: a command never migrates. */
export async function onDatabase<T>(
  { party, database }: { readonly party: Party; readonly database: string },
  work: (db: DataSource) => Promise<T>,
): Promise<T> {
  const db = await new DataSource({
    ...dataSourceOptions(database, party, {}),
    migrationsRun: false,
  }).initialize();
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
