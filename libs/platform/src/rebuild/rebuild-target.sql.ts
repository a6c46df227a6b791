import { DataSource } from 'typeorm';
import { type Database, dataSourceOptions, type SchemaName } from '../database/data-source.js';
import { inTransaction } from '../database/in-transaction.js';
import { RebuildRefused } from './ledger-stock.js';

/** Ledgers are written; projections are written over proven ledgers; everything is there. */
export type TargetState = 'writing' | 'projecting' | 'done';

/**
 * Makes an empty schema for a rebuild, with the mark that it is not complete. One that a rebuild left
 * unfinished is dropped and made anew; anything else is refused: `rebuild.not-empty`. The DataSource
 * keeps an embedded database open and is the caller's to destroy.
 */
export async function prepareTarget(
  database: Database,
  schema: SchemaName,
  at: Date,
): Promise<DataSource> {
  const db = await openBare(database, schema);
  try {
    const state = await stateOf(db, schema);
    if (state !== undefined && state !== 'writing')
      throw new RebuildRefused('rebuild.not-empty', `the schema ${schema} holds something else`);
    // crash here: the schema is empty, or marked as unfinished; the next rebuild begins anew
    await inTransaction(db, async (m) => {
      if (state === 'writing') await m.query(`DROP SCHEMA "${schema}" CASCADE`);
      await m.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
      await m.query(`CREATE TABLE "${schema}".rebuild_target (
        state text NOT NULL CHECK (state IN ('writing', 'projecting', 'done')),
        changed_at timestamptz NOT NULL)`);
      await m.query(`INSERT INTO "${schema}".rebuild_target VALUES ('writing', $1)`, [at]);
    });
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Opens what an earlier rebuild has completed; refuses `rebuild.not-empty` everything else. */
export async function reopenTarget(database: Database, schema: SchemaName): Promise<DataSource> {
  const db = await openBare(database, schema);
  const state = await stateOf(db, schema);
  if (state === 'done' || state === 'projecting') return db;
  await db.destroy();
  throw new RebuildRefused(
    'rebuild.not-empty',
    `the schema ${schema} is not of a complete rebuild`,
  );
}

/** Marks how far the rebuild is; waits for the disk, so that all before it is there too. */
export async function markTarget(db: DataSource, state: TargetState, at: Date): Promise<void> {
  await db.query('UPDATE rebuild_target SET state = $1, changed_at = $2', [state, at]);
}

/**
 * Empties tables that otherwise only grow, so that they can be written again. `state` goes to
 * 'projecting' in the same transaction: a crash leaves the mirrors proven and the tables to be made.
 */
export async function emptyTables(
  db: DataSource,
  tables: readonly string[],
  at: Date,
): Promise<void> {
  await inTransaction(db, async (m) => {
    for (const table of tables) await m.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    await m.query(`TRUNCATE ${tables.map((table) => `"${table}"`).join(', ')}`);
    for (const table of tables) await m.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
    await m.query(`UPDATE rebuild_target SET state = 'projecting', changed_at = $1`, [at]);
  });
}

function openBare(database: Database, schema: SchemaName): Promise<DataSource> {
  return new DataSource({
    ...dataSourceOptions(database, schema, {}),
    migrationsRun: false,
  }).initialize();
}

/** Undefined when the schema has no table; 'foreign' when nobody marked it. */
async function stateOf(
  db: DataSource,
  schema: SchemaName,
): Promise<TargetState | 'foreign' | undefined> {
  const tables = await db.query<{ name: string }[]>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1',
    [schema],
  );
  if (tables.length === 0) return undefined;
  if (!tables.some(({ name }) => name === 'rebuild_target')) return 'foreign';
  const [row] = await db.query<{ state: TargetState }[]>(
    `SELECT state FROM "${schema}".rebuild_target`,
  );
  return row?.state ?? 'foreign';
}
