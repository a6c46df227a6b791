import 'reflect-metadata';
import type { EntityManager } from 'typeorm';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { openDataSource } from './database.module.js';
import { afterCommit, inTransaction } from './in-transaction.js';
import { TransactionLost, withSavepoint } from './with-savepoint.js';

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'hub', { entities: [], migrations: [] });
  await db.query('CREATE TABLE kept (n integer PRIMARY KEY)');
  return {
    db,
    put: (m: EntityManager, n: number) => m.query('INSERT INTO kept VALUES ($1)', [n]),
    kept: async () =>
      (await db.query<{ n: number }[]>('SELECT n FROM kept ORDER BY n')).map(({ n }) => n),
    close: async () => {
      await db.destroy();
      await drop();
    },
  };
}

describeDatabases('a savepoint', (kind) => {
  let s: Awaited<ReturnType<typeof setup>>;
  beforeEach(async () => {
    s = await setup(kind);
  });
  afterEach(() => s.close());

  it('undoes its own work alone, also after a statement that failed, and also nested', async () => {
    await inTransaction(s.db, async (m) => {
      await s.put(m, 1);
      await expect(withSavepoint(m, () => s.put(m, 1))).rejects.toThrow();
      await withSavepoint(m, async () => {
        await s.put(m, 2);
        const inner = withSavepoint(m, async () => {
          await s.put(m, 3);
          throw new Error('no');
        });
        await expect(inner).rejects.toThrow('no');
        await s.put(m, 4);
      });
      const outer = withSavepoint(m, async () => {
        await withSavepoint(m, () => s.put(m, 5));
        throw new Error('no');
      });
      await expect(outer).rejects.toThrow('no');
      await s.put(m, 6);
    });
    expect(await s.kept()).toEqual([1, 2, 4, 6]);
  });

  it('takes along what was to be told after the commit', async () => {
    const told: string[] = [];
    await inTransaction(s.db, async (m) => {
      afterCommit(() => told.push('before'));
      const undone = withSavepoint(m, () => {
        afterCommit(() => told.push('undone'));
        return Promise.reject(new Error('no'));
      });
      await expect(undone).rejects.toThrow('no');
      await withSavepoint(m, () => {
        afterCommit(() => told.push('done'));
        return Promise.resolve();
      });
    });
    expect(told).toEqual(['before', 'done']);
  });

  it('says so when the transaction around it is gone', async () => {
    const lost = inTransaction(s.db, (m) =>
      withSavepoint(m, async () => {
        await m.query('ROLLBACK');
        throw new Error('no');
      }),
    );
    await expect(lost).rejects.toThrow(TransactionLost);
  });
});
