import type { DataSource } from 'typeorm';
import type { SchemaName } from './data-source.js';

/** The tables are older than the program. The message begins with the code and names what is missing. */
export class SchemaBehindError extends Error {
  readonly code = 'schema.behind';

  constructor(schema: SchemaName, missing: readonly string[]) {
    const [first = '', ...more] = missing;
    const rest = more.length === 0 ? '' : ` and ${String(more.length)} more`;
    super(
      `schema.behind: the schema ${schema} lacks ${first}${rest}; run guildmark migrate before this starts`,
    );
  }
}

/**
 * Names of the migrations that a schema lacks, in the order in which they run; all of them where there
 * is no such schema. Writes nothing. Those that only the schema knows are of a newer program, beside
 * which this one goes on while its replicas are replaced.
 */
export async function missingMigrations(
  db: DataSource,
  schema: SchemaName,
): Promise<readonly string[]> {
  const known = db.migrations.map(({ name, constructor }) => name ?? constructor.name);
  const done = new Set(await executed(db, schema));
  return known.filter((name) => !done.has(name));
}

async function executed(db: DataSource, schema: SchemaName): Promise<readonly string[]> {
  const table = `"${schema}"."migrations"`;
  // A role without any grant on the schema is not told what is in it: the job grants when it migrates.
  const [found] = await db.query<{ there: boolean }[]>(
    `SELECT CASE WHEN has_schema_privilege(oid, 'USAGE') THEN to_regclass($2) IS NOT NULL END AS there
     FROM pg_namespace WHERE nspname = $1`,
    [schema, table],
  );
  if (found?.there !== true) return [];
  const rows = await db.query<{ name: string }[]>(`SELECT name FROM ${table} ORDER BY id`);
  return rows.map(({ name }) => name);
}
