import 'reflect-metadata';
import { fsyncSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import { dataSourceOptions } from './data-source.js';
import { openDataSource } from './database.module.js';
import { EmbeddedSession } from './embedded-session.js';
import { inTransaction } from './in-transaction.js';
import { openEmbedded } from './open-embedded.js';
import { DataSource } from 'typeorm';

const noTables = { entities: [], migrations: [] };

async function twoSchemas(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const hub = await openDataSource(database, 'hub', noTables);
  const registry = await openDataSource(database, 'registry', noTables);
  await hub.query('CREATE TABLE t (n bigint, b bytea)');
  await registry.query('CREATE TABLE t (n bigint, b bytea)');
  const close = async () => {
    await hub.destroy();
    await registry.destroy();
    await drop();
  };
  return { hub, registry, close };
}

describeDatabases('two schemas of one database', (kind) => {
  it('stay apart while their statements interleave', async () => {
    const { hub, registry, close } = await twoSchemas(kind);
    try {
      await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          (i % 2 ? hub : registry).query('INSERT INTO t(n) VALUES ($1)', [i]),
        ),
      );
      const sums = 'SELECT count(*) AS c, sum(n % 2) AS odd FROM t';
      expect(await hub.query(sums)).toEqual([{ c: '20', odd: '20' }]);
      expect(await registry.query(sums)).toEqual([{ c: '20', odd: '0' }]);
    } finally {
      await close();
    }
  });

  it('give a Buffer for bytea and text for bigint', async () => {
    const { hub, close } = await twoSchemas(kind);
    try {
      await hub.query('INSERT INTO t VALUES ($1, $2)', ['9007199254740993', Buffer.from([1, 255])]);
      expect(await hub.query('SELECT * FROM t')).toEqual([
        { n: '9007199254740993', b: Buffer.from([1, 255]) },
      ]);
    } finally {
      await close();
    }
  });

  it('show nothing of a transaction that fails', async () => {
    const { hub, close } = await twoSchemas(kind);
    try {
      const failing = inTransaction(hub, async (m) => {
        await m.query('INSERT INTO t(n) VALUES (1)');
        await pause(50);
        throw new Error('no');
      });
      const other = hub.query('SELECT count(*) AS c FROM t');
      await expect(failing).rejects.toThrow('no');
      expect(await other).toEqual([{ c: '0' }]);
    } finally {
      await close();
    }
  });
});

describe('the embedded session', () => {
  it('throws at once when a transaction asks for a second connection', async () => {
    const session = new EmbeddedSession(() =>
      openEmbedded({ template: process.env.GUILDMARK_TEMPLATE }),
    );
    const hub = await new DataSource(dataSourceOptions(session, 'hub', noTables)).initialize();
    try {
      await expect(inTransaction(hub, () => hub.query('SELECT 1'))).rejects.toThrow(
        'pass the EntityManager on',
      );
      expect(await hub.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      await hub.destroy();
    }
  });

  it('flushes once for each commit, and not for a read', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'guildmark-flush-'));
    let flushes = 0;
    const db = await openEmbedded({
      dir: join(dir, 'pglite'),
      template: process.env.GUILDMARK_TEMPLATE,
      flush: (descriptor) => {
        flushes++;
        fsyncSync(descriptor);
      },
    });
    const counted = async (work: () => Promise<unknown>) => {
      const before = flushes;
      await work();
      return flushes - before;
    };
    try {
      await db.exec('CREATE TABLE t (n int)');
      const one = () => db.query('INSERT INTO t VALUES (1)');
      expect(
        await counted(async () => {
          for (let i = 0; i < 20; i++) await one();
        }),
      ).toBe(20);
      expect(
        await counted(() =>
          db.transaction(async (t) => {
            for (let i = 0; i < 20; i++) await t.query('INSERT INTO t VALUES (1)');
          }),
        ),
      ).toBe(1);
      expect(await counted(() => db.query('SELECT count(*) FROM t'))).toBe(0);
    } finally {
      await db.close();
      await rm(dir, { recursive: true });
    }
  });
});
