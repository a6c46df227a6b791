import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { DataSource } from 'typeorm';

/** Every column of every row of every table of every schema, as PostgreSQL writes it: bytea is hex. */
export async function dumpTables(
  db: DataSource,
  wanted: (table: string) => boolean = () => true,
): Promise<string> {
  const tables = await db.query<{ name: string }[]>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
     ORDER BY 1`,
  );
  const parts: string[] = [];
  for (const { name } of tables.filter((table) => wanted(table.name))) {
    const rows = await db.query<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`);
    parts.push(`-- ${name}`, ...rows.map(({ row }) => row));
  }
  return parts.join('\n');
}

/** What pg_dump writes of a whole database; undefined on a machine without it. */
export async function pgDump(url: string): Promise<string | undefined> {
  const program = (process.env.PATH ?? '')
    .split(delimiter)
    .map((directory) => join(directory, 'pg_dump'))
    .find((path) => existsSync(path));
  if (program === undefined) return undefined;
  const { stdout } = await promisify(execFile)(program, ['--inserts', url], {
    maxBuffer: 512 * 1024 * 1024,
  });
  return stdout;
}
