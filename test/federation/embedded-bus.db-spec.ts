import 'reflect-metadata';
import type { BusErrorListener } from '#federation/bus.js';
import { EmbeddedBus } from '#federation/embedded-bus.js';
import { HUB_SEGMENTS_TOPIC } from '#federation/topics.js';
import { openDataSource } from '#platform/database/database.module.js';
import { openBus } from '#platform/federation/bus.module.js';
import { SqlBusStore } from '#platform/federation/bus-store.sql.js';
import { CreateBus1795428600000 } from '#platform/federation/migrations/202611231010-create-bus.js';
import { type DatabaseKind, describeDatabases } from '../support/databases.js';
import { until } from '../support/until.js';
import { type BusBench, busContract } from './bus-contract.js';

const tables = { entities: [], migrations: [CreateBus1795428600000] };

async function benchOn(kind: DatabaseKind): Promise<BusBench> {
  const { database, drop } = await kind.fresh();
  // Stays open: an embedded database in memory ends with its last DataSource.
  const db = await openDataSource(database, 'bus', tables);
  return {
    open: (onError: BusErrorListener) =>
      Promise.resolve(new EmbeddedBus(new SqlBusStore(db), onError)),
    openBroken: async (onError) => {
      const gone = await openDataSource(database, 'bus', { entities: [], migrations: [] });
      await gone.destroy();
      return new EmbeddedBus(new SqlBusStore(gone), onError);
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
      const store = new SqlBusStore(db);
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
      const left = await store.readFrom('g', 't', 10);
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
      const store = new SqlBusStore(db);
      await store.commit('g', 't', 0, 7);
      await store.commit('g', 't', 0, 3);
      expect(await db.query('SELECT off FROM bus_group')).toEqual([{ off: '7' }]);
    } finally {
      await db.destroy();
      await drop();
    }
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
