import 'reflect-metadata';
import { openDataSource } from '#platform/database/database.module.js';
import { snapshotLive } from '#platform/rebuild/snapshot-live.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import { registryTables } from '../registry-tables.js';
import { HASHED_TABLES, TABLES_OUTSIDE } from './rebuilt-tables.js';

describeDatabases('what a rebuild compares', (kind) => {
  it('is said of every table of the schema, once', async () => {
    const { database, drop } = await kind.fresh();
    const db = await openDataSource(database, 'registry', registryTables);
    try {
      const rows = await db.query<{ name: string }[]>(
        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'registry'",
      );
      const placed = [...Object.keys(HASHED_TABLES), ...Object.keys(TABLES_OUTSIDE)];
      expect(placed.sort()).toEqual(rows.map(({ name }) => name).sort());
    } finally {
      await db.destroy();
      await drop();
    }
  });

  it('can be hashed where there is nothing yet', async () => {
    const { database, drop } = await kind.fresh();
    const db = await openDataSource(database, 'registry', registryTables);
    try {
      const { vector, tables } = await snapshotLive(db, HASHED_TABLES);
      expect(vector).toEqual({});
      expect([...tables.keys()].sort()).toEqual(
        [...Object.keys(HASHED_TABLES), 'ledger_head'].sort(),
      );
    } finally {
      await db.destroy();
      await drop();
    }
  });
});
