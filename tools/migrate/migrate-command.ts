import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { databaseSecrets, databaseSettings } from '#platform/config/database-settings.js';
import { fileSettings, readSecretFiles } from '#platform/config/read-secret-files.js';
import { refuseUnknownSettings } from '#platform/config/refuse-unknown-settings.js';
import type { Database } from '#platform/database/data-source.js';
import { EmbeddedSession } from '#platform/database/embedded-session.js';
import { lockDirectory } from '#platform/database/lock-directory.js';
import { lookAtSchemas, migrateSchemas, type Missing } from '#platform/database/migrate-schemas.js';
import { openEmbedded } from '#platform/database/open-embedded.js';
import { type Command, type CommandContext, CONTRADICTED, GOOD, UsageError } from '../command.js';
import { type MigratedParty, schemasOf } from './party-schemas.js';

const usage = `guildmark migrate hub|registry [--check] [--data DIR]
  brings the tables of one party up to date, with the grants of the role that works with them, and ends;
  may run twice and at once. The database is that of the settings HUB_DATABASE_URL and, for the role
  that owns the tables, HUB_MIGRATION_DATABASE_URL, or REGISTRY_…; each also as …_FILE. Processes with
  HUB_MIGRATIONS or REGISTRY_MIGRATIONS "check" start only on tables that are up to date
  --check     changes nothing, and needs no owner
  --data DIR  the data directory of a stopped one-process system instead
exit: 0 up to date, 1 with --check: migrations are missing, 2 not done, 64 wrong usage`;

/** `guildmark migrate`: the job that runs before any process of a party starts. */
export const migrateCommand: Command = { usage, run };

async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { check: { type: 'boolean' }, data: { type: 'string' } },
    allowPositionals: true,
  });
  const [party, ...more] = positionals;
  if ((party !== 'hub' && party !== 'registry') || more.length > 0)
    throw new UsageError('name hub or registry');
  const { database, owner, release } = placeOf(party, values.data, context);
  try {
    const schemas = await schemasOf(party, owner, isOnKafka(values.data, context));
    if (!values.check) return say(await migrateSchemas(database, schemas), context, GOOD);
    return say(await lookAtSchemas(database, schemas), context, CONTRADICTED);
  } finally {
    release();
  }
}

interface Place {
  readonly database: Database;
  readonly owner: string | undefined;
  release(): void;
}

function placeOf(party: MigratedParty, dir: string | undefined, { env }: CommandContext): Place {
  if (dir !== undefined) {
    const release = lockDirectory(dir);
    const database = new EmbeddedSession(() => openEmbedded({ dir: join(dir, 'pglite') }));
    return { database, owner: undefined, release };
  }
  const prefix = party === 'hub' ? 'HUB' : 'REGISTRY';
  const secrets = databaseSecrets(prefix);
  // A misspelt owner would make the tables the app's own.
  for (const start of [`${prefix}_DATABASE`, `${prefix}_MIGRATION`])
    refuseUnknownSettings(env, start, [...databaseSettings(prefix), ...fileSettings(secrets)]);
  const given = readSecretFiles(env, secrets);
  const database = given[`${prefix}_DATABASE_URL`];
  if (!database) throw new UsageError(`set ${prefix}_DATABASE_URL, or name a directory by --data`);
  const owner = given[`${prefix}_MIGRATION_DATABASE_URL`] || undefined;
  return { database, owner, release: () => undefined };
}

/** Then there is no bus table. The one-process mode makes it in any case. */
const isOnKafka = (dir: string | undefined, { env }: CommandContext): boolean =>
  dir === undefined && (env.GUILDMARK_KAFKA_BROKERS ?? '') !== '';

function say(missing: Missing, { print }: CommandContext, whenMissing: number): number {
  let code = GOOD;
  for (const [schema, names] of Object.entries(missing)) {
    if (names.length > 0) code = whenMissing;
    const what = names.length === 0 ? 'up to date' : `lacked ${names.join(', ')}`;
    print(`${schema}: ${what}`);
  }
  return code;
}
