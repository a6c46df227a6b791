import 'reflect-metadata';
import type { BusRecord } from '#federation/bus.js';
import { findPostgres, type OwnPostgres, startPostgres } from '../../../tools/own-postgres.js';
import { sparePorts } from '../../../tools/spare-ports.js';
import { restoreBackup, takeBackup } from '../../support/backup.js';
import { requirement } from '../../support/requirements.js';
import { disturbed, type DisturbedRun, undisturbed } from './disturbed-run.js';
import type { StateDigest } from './state-digest.js';
import { writtenHubs } from './written-hub.js';

const kafka = requirement('kafka', 'postgres');

kafka.describe('whatever becomes of the registry’s database', () => {
  let world: Awaited<ReturnType<typeof writtenHubs>>;
  let reference: StateDigest;
  let records: readonly BusRecord[];
  let server: OwnPostgres;
  beforeAll(async () => {
    const [port] = await sparePorts(1);
    const settings = port === undefined ? {} : { port };
    // The one that the tests share must go on: others work on it.
    server = await startPostgres(findPostgres() ?? 'no PostgreSQL', settings);
    world = await writtenHubs(['alpha', 'beta', 'gamma'], 20);
    records = world.records();
    reference = await undisturbed(world.hubs, records);
  });
  afterAll(async () => {
    await server.stop();
    await world.close();
  });

  const isRead = async (r: DisturbedRun) =>
    (await r.bus.lag(r.group, [r.topic])).every(({ lag }) => lag === 0);
  const untouched = async ({ digest, alarms }: DisturbedRun) => {
    expect(await digest()).toEqual(reference);
    expect(await alarms()).toEqual({ quarantined: [], parked: [] });
  };

  it('killed in the middle of the stream, away for a while: the bus waits, and nothing is lost', () => {
    // The only test on this server: nothing has to be dropped.
    const fresh = () => Promise.resolve({ database: server.url, drop: () => Promise.resolve() });
    return disturbed({ brokers: kafka.value, hubs: world.hubs, fresh }, async (r) => {
      r.start();
      await r.send(records.slice(0, 20));
      await r.until('the first', async () => (await r.leaves()) > 0);
      await server.kill();
      await r.send(records.slice(20));
      const before = r.errors.length;
      const tried = () => Promise.resolve(r.errors.length >= before + 3);
      await r.until('three attempts without a database', tried);
      await server.restart();
      await r.until('the last record', () => isRead(r));
      await r.settled();
      await untouched(r);
    });
  });

  it('restored from an older dump: the group is ahead, the database’s word counts', () =>
    disturbed({ brokers: kafka.value, hubs: world.hubs }, async (r) => {
      r.start();
      await r.send(records.slice(0, 20));
      await r.until('the first', async () => (await r.leaves()) > 0);
      const dump = await takeBackup(r.registry.db);
      const held = await r.leaves();
      await r.send(records.slice(20));
      await r.settled();
      // The group moves on after the database; a follower that is stopped in between leaves it behind.
      await r.until('the commit of the group', () => isRead(r));
      await r.stop();
      await restoreBackup(r.registry.db, dump);
      expect(await r.leaves()).toBeLessThanOrEqual(held);
      // Nothing new comes, nobody answers over HTTP, and the broker thinks that all was read.
      for (const hub of world.served.values()) await hub.close();
      expect((await r.bus.lag(r.group, [r.topic])).map(({ lag }) => lag)).toEqual([0, 0, 0]);
      r.start();
      await r.settled();
      await untouched(r);
    }));
});
