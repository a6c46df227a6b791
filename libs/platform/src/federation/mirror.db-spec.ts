import type { DataSource } from 'typeorm';
import { describeDatabases } from '../../../../test/support/databases.js';
import { inTransaction } from '../database/in-transaction.js';
import { FrozenClock, openLedgerDatabase } from '../ledger/testing/ledger-under-test.js';
import { lockMirror } from './mirror.sql.js';

const now = new FrozenClock().now();
const names = (count: number) => Array.from({ length: count }, (_, i) => `hub${i}.example/ledger`);
const keyOf = (origin: string) => `${origin}+00000000+AAAA`;

/** Opens in a transaction of its own, and keeps that open for a moment as a first range does. */
const open = (db: DataSource, origin: string) =>
  inTransaction(db, async (m) => {
    const { logId, frontier } = await lockMirror(m, origin, keyOf(origin), now);
    await m.query('SELECT pg_sleep(0.05)');
    return { logId, size: frontier.size };
  });

describeDatabases('a mirror', (kind) => {
  async function withDatabases(test: (one: DataSource, other: DataSource) => Promise<void>) {
    const { database, drop } = await kind.fresh();
    const one = await openLedgerDatabase(database);
    // the embedded database has one connection: there, both wait in its queue
    const other = kind.name === 'embedded' ? one : await openLedgerDatabase(database);
    try {
      await test(one, other);
    } finally {
      await one.destroy();
      if (other !== one) await other.destroy();
      await drop();
    }
  }

  it('is opened once by two who meet its origin at the same moment', async () => {
    await withDatabases(async (one, other) => {
      const [origin = ''] = names(1);
      const opened = await Promise.all([one, other, one, other].map((db) => open(db, origin)));
      expect(opened).toEqual(Array.from({ length: 4 }, () => ({ logId: 2, size: 0 })));
      expect(await one.query('SELECT log_id, origin, kind, verifier_key FROM ledger_log')).toEqual([
        { log_id: 2, origin, kind: 'mirror', verifier_key: keyOf(origin) },
      ]);
    });
  });

  it('has an id of its own when several origins are met at the same moment', async () => {
    await withDatabases(async (one, other) => {
      const opened = await Promise.all(
        names(4).map((origin, i) => open(i % 2 === 0 ? one : other, origin)),
      );
      expect(opened.map(({ logId }) => logId).sort()).toEqual([2, 3, 4, 5]);
    });
  });

  it('is not opened twice when the first who tried it gave up', async () => {
    await withDatabases(async (one, other) => {
      const [origin = ''] = names(1);
      const failing = inTransaction(one, async (m) => {
        await lockMirror(m, origin, keyOf(origin), now);
        await m.query('SELECT pg_sleep(0.05)');
        throw new Error('gave up');
      });
      const [failed, opened] = await Promise.allSettled([failing, open(other, origin)]);
      expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'gave up' } });
      expect(opened).toMatchObject({ status: 'fulfilled', value: { logId: 2, size: 0 } });
    });
  });
});
