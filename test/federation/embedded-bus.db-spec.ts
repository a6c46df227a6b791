import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import type { BusErrorListener } from '#federation/bus.js';
import { EmbeddedBus } from '#federation/embedded-bus.js';
import { HUB_SEGMENTS_TOPIC } from '#federation/topics.js';
import type { Database } from '#platform/database/data-source.js';
import { openDataSource } from '#platform/database/database.module.js';
import { BUS_MIGRATIONS, openBus } from '#platform/federation/bus.module.js';
import { SqlBusStore } from '#platform/federation/bus-store.sql.js';
import { type DatabaseKind, describeDatabases, type FreshDatabase } from '../support/databases.js';
import { until } from '../support/until.js';
import { busContract } from './bus-contract.js';
import type { BusBench } from './bus-contract-setting.js';

const tables = { entities: [], migrations: BUS_MIGRATIONS };

const sessionsOf = (database: Database) => (typeof database === 'string' ? 'many' : 'one');

async function benchOn(kind: DatabaseKind): Promise<BusBench> {
  const { database, drop } = await kind.fresh();
  // Stays open: an embedded database in memory ends with its last DataSource.
  const db = await openDataSource(database, 'bus', tables);
  const busOn = (source: DataSource, onError: BusErrorListener) =>
    new EmbeddedBus(new SqlBusStore(source, sessionsOf(database)), onError, () => new Date());
  return {
    open: (onError: BusErrorListener) => Promise.resolve(busOn(db, onError)),
    openBroken: async (onError) => {
      const gone = await openDataSource(database, 'bus', { entities: [], migrations: [] });
      await gone.destroy();
      return busOn(gone, onError);
    },
    close: async () => {
      await db.destroy();
      await drop();
    },
  };
}

describeDatabases('embedded bus', (kind) => {
  busContract(() => benchOn(kind));

  it('drops records over their retention when a new one comes, and keeps the others', async () => {
    const { database, drop } = await kind.fresh();
    const db = await openDataSource(database, 'bus', tables);
    try {
      const store = new SqlBusStore(db, sessionsOf(database));
      const topic = {
        name: 't',
        partitions: 1,
        replicas: 1,
        minInSyncReplicas: 1,
        retentionMs: 60_000,
      };
      await store.ensureTopics([topic]);
      const record = (text: string) => ({ key: 'a', value: Buffer.from(text), headers: {} });
      await store.append('t', [record('old'), record('young')]);
      await db.query(
        "UPDATE bus_record SET written_at = now() - interval '61 seconds' WHERE off = 0",
      );
      await store.append('t', [record('new')]);
      const left = await store.records('t', 0, 0, 10);
      expect(left.map(({ value, offset }) => [offset, value.toString()])).toEqual([
        [1, 'young'],
        [2, 'new'],
      ]);
    } finally {
      await db.destroy();
      await drop();
    }
  });

  it('never moves a group back', async () => {
    const { database, drop } = await kind.fresh();
    const db = await openDataSource(database, 'bus', tables);
    try {
      const store = new SqlBusStore(db, sessionsOf(database));
      const place = await store.openGroup('g');
      await place?.commit('t', 0, 7);
      await place?.commit('t', 0, 3);
      expect(await store.committed('g', 't')).toEqual(new Map([[0, 7]]));
      await place?.release();
    } finally {
      await db.destroy();
      await drop();
    }
  });

  it('takes away a bounded number at once of what is over its retention', async () => {
    const { database, drop } = await kind.fresh();
    const db = await openDataSource(database, 'bus', tables);
    try {
      const store = new SqlBusStore(db, sessionsOf(database));
      const retentionMs = 60_000;
      await store.ensureTopics([
        { name: 't', partitions: 1, replicas: 1, minInSyncReplicas: 1, retentionMs },
      ]);
      const record = { key: 'a', value: Buffer.from('x'), headers: {} };
      await store.append('t', Array<typeof record>(1500).fill(record));
      await db.query("UPDATE bus_record SET written_at = now() - interval '61 seconds'");
      await store.append('t', [record]);
      expect(await store.ranges('t')).toEqual([{ partition: 0, low: 1000, high: 1501 }]);
      await store.append('t', [record]);
      expect(await store.ranges('t')).toEqual([{ partition: 0, low: 1500, high: 1502 }]);
    } finally {
      await db.destroy();
      await drop();
    }
  });

  it('has a name of its own that stays', async () => {
    const [one, two] = [await kind.fresh(), await kind.fresh()];
    const nameOf = async ({ database }: FreshDatabase) => {
      const bus = await openBus({ database }, () => undefined);
      const { clusterId } = await bus.health();
      return { clusterId, close: () => bus.close() };
    };
    const [first, second, again] = [await nameOf(one), await nameOf(two), await nameOf(one)];
    expect(first.clusterId).toMatch(/^table-[0-9a-f-]{36}$/);
    expect(again.clusterId).toBe(first.clusterId);
    expect(second.clusterId).not.toBe(first.clusterId);
    for (const { close } of [first, second, again]) await close();
    for (const { drop } of [one, two]) await drop();
  });

  it('carries records between two processes that opened the same database', async () => {
    const { database, drop } = await kind.fresh();
    const fail: BusErrorListener = (error) => {
      throw error;
    };
    const one = await openBus({ database }, fail);
    const two = await openBus({ database, kafka: { brokers: [], clientId: 'none' } }, fail);
    try {
      const seen: string[] = [];
      await two.subscribe({
        group: 'g',
        topics: [HUB_SEGMENTS_TOPIC],
        onBatch: ({ records }) => {
          seen.push(...records.map(({ value }) => value.toString()));
          return Promise.resolve();
        },
      });
      await one.publish(HUB_SEGMENTS_TOPIC, [
        { key: 'k', value: Buffer.from('across'), headers: {} },
      ]);
      await until(() => seen.length > 0);
      expect(seen).toEqual(['across']);
    } finally {
      await one.close();
      await two.close();
      await drop();
    }
  });
});
