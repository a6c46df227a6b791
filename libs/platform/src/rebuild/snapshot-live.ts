import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import { type HashedTable, hashTables, liveVector, type TableState } from './hash-tables.sql.js';

/** How far a live database goes and what its tables say there: one moment of all of it. */
export function snapshotLive(
  db: DataSource,
  tables: Readonly<Record<string, HashedTable>>,
): Promise<TableState> {
  return inTransaction(db, async (m) => {
    await m.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    return hashTables(m, tables, await liveVector(m));
  });
}
