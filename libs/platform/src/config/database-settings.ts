type Variables = Readonly<Record<string, string | undefined>>;

/** Who brings the tables up to date: the process at its start, or a job before it. */
export type Migrations = 'run' | 'check';

/** How a process reaches its tables. */
export interface DatabaseSettings {
  /** URL of the role that owns the tables; then the database URL names one that only works with them. */
  readonly databaseOwner: string | undefined;
  /** `check`: the process starts only on tables that a job has brought up to date. */
  readonly migrations: Migrations;
}

/** Settings of the database whose value may also lie in a file. */
export const databaseSecrets = (prefix: 'HUB' | 'REGISTRY'): readonly string[] => [
  `${prefix}_DATABASE_URL`,
  `${prefix}_MIGRATION_DATABASE_URL`,
];

/** Names of the settings of the database. */
export const databaseSettings = (prefix: 'HUB' | 'REGISTRY'): readonly string[] => [
  ...databaseSecrets(prefix),
  `${prefix}_MIGRATIONS`,
];

/**
 * Reads them, but for the database URL itself. Refuses the owner's URL in a process that leaves
 * migrations to a job: it would hold a key that it never needs.
 */
export function readDatabaseSettings(prefix: 'HUB' | 'REGISTRY', env: Variables): DatabaseSettings {
  const [name, ownerName] = [`${prefix}_MIGRATIONS`, `${prefix}_MIGRATION_DATABASE_URL`];
  const migrations = env[name] || 'run';
  if (migrations !== 'run' && migrations !== 'check')
    throw new Error(`${name} must be run or check, not "${migrations}"`);
  const databaseOwner = env[ownerName] || undefined;
  if (migrations === 'check' && databaseOwner !== undefined)
    throw new Error(`${ownerName} belongs to the job that migrates: ${name} is check`);
  return { databaseOwner, migrations };
}
