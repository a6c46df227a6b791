import type { DataSource } from 'typeorm';
import { inTransaction } from '#platform/database/in-transaction.js';

/** Every row of a schema, by table, as PostgreSQL writes it. */
export type Backup = ReadonlyMap<string, string>;

/** Copies all rows of the schema a DataSource works in, as they are at this moment. */
export function takeBackup(db: DataSource): Promise<Backup> {
  return inTransaction(db, async (m) => {
    // Of one moment also while others write, as pg_dump has it.
    await m.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const tables = await m.query<{ name: string }[]>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema()`,
    );
    const backup = new Map<string, string>();
    for (const { name } of tables) {
      const [row] = await m.query<{ rows: string }[]>(
        `SELECT coalesce(json_agg(t), '[]')::text AS rows FROM ${name} t`,
      );
      backup.set(name, row?.rows ?? '[]');
    }
    return backup;
  });
}

/**
 * Puts the rows of a backup in the place of those that are there, past every trigger, as an operator
 * does who restores a dump. Needs a superuser, as that operator does.
 */
export function restoreBackup(db: DataSource, backup: Backup): Promise<void> {
  return inTransaction(db, async (m) => {
    await m.query('SET LOCAL session_replication_role = replica');
    for (const [name, rows] of backup) {
      await m.query(`DELETE FROM ${name}`);
      await m.query(
        `INSERT INTO ${name} OVERRIDING SYSTEM VALUE
         SELECT * FROM json_populate_recordset(NULL::${name}, $1::json)`,
        [rows],
      );
    }
  });
}
