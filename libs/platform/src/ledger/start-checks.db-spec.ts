import type { DataSource } from 'typeorm';
import pg from 'pg';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { databaseKinds, describeDatabases } from '../../../../test/support/databases.js';
import { requirement } from '../../../../test/support/requirements.js';
import type { LedgerOptions } from './ledger-options.js';
import { LedgerSafety } from './ledger-safety.js';
import {
  ledgerOptions,
  ledgerParts,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';

requirement('postgres').describe('a PostgreSQL that acknowledges what it has not flushed', () => {
  it('is refused in production and said aloud in development', async () => {
    const kind = databaseKinds().find(({ name }) => name === 'PostgreSQL')!;
    const { database, drop } = await kind.fresh();
    const client = new pg.Client({ connectionString: database as string });
    try {
      await client.connect();
      const name = new URL(database).pathname.slice(1);
      await client.query(`ALTER DATABASE "${name}" SET synchronous_commit = off`);
      await client.end();
      const db = await openLedgerDatabase(database);
      const start = (environment: 'production' | 'development') =>
        ledgerParts(db, ledgerOptions({ environment })).start.openAndCheck();
      await expect(start('production')).rejects.toThrow(
        'ledger.not-durable: PostgreSQL runs with synchronous_commit off',
      );
      // refused before anything was written
      expect(await db.query('SELECT 1 FROM ledger_log')).toEqual([]);
      await start('development');
      expect(await new LedgerSafety(db).read()).toMatchObject({
        durability: 'process-crash only',
      });
      await db.destroy();
    } finally {
      await drop();
    }
  });
});

describeDatabases('the start', (kind) => {
  async function withLedger(
    test: (db: DataSource, start: () => Promise<void>, options: LedgerOptions) => Promise<void>,
  ) {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    try {
      const { append, options, publisher, sequencer } = await startedLedger(db);
      await append(someEntries(599));
      await sequencer.tick();
      await publisher.tick();
      await append(someEntries(300, 1000));
      await sequencer.tick();
      await test(db, () => ledgerParts(db, options).start.openAndCheck(), options);
    } finally {
      await db.destroy();
      await drop();
    }
  }
  const tamper = async (db: DataSource, table: string, change: string) => {
    await db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await db.query(`UPDATE ${table} SET ${change}`);
    await db.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  };
  const flipped = 'set_byte(data, 77, get_byte(data, 77) # 1) WHERE lvl = 0 AND idx =';

  it.each([
    ['at the right edge of the head', `data = ${flipped} 2`, 'tile 0/2'],
    ['at the published size', `data = ${flipped} 1`, 'tile 0/1'],
  ])('refuses a tile with a flipped bit %s', async (_, change, fault) => {
    await withLedger(async (db, start) => {
      await start();
      await tamper(db, 'ledger_tile', change);
      await expect(start()).rejects.toThrow(`ledger.self-check-failed: ${fault}`);
    });
  });

  it('refuses a published note of another root or another size', async () => {
    await withLedger(async (db, start, { origin, signers: [signer] }) => {
      const root = Buffer.alloc(32, 1);
      const other = signCheckpoint({ origin, size: 600, root }, signer);
      await tamper(db, 'ledger_publication', `note = '${other}'`);
      await expect(start()).rejects.toThrow('the published note has another root');
      await tamper(db, 'ledger_publication', 'size = 601');
      await expect(start()).rejects.toThrow('beyond the head or of another size');
    });
  });
});
