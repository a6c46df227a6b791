import 'reflect-metadata';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BusRecord } from '#federation/bus.js';
import { startKafka } from '../../../tools/own-kafka.js';
import { requirement } from '../../support/requirements.js';
import { disturbed, type DisturbedRun, ensureTopic, undisturbed } from './disturbed-run.js';
import type { StateDigest } from './state-digest.js';
import { writtenHubs } from './written-hub.js';

// Needs what the shared broker needs; this one is the test's own, to be stopped and broken.
requirement('java', 'postgres').describe('whatever becomes of the broker', () => {
  let world: Awaited<ReturnType<typeof writtenHubs>>;
  let reference: StateDigest;
  let records: readonly BusRecord[];
  let broker: Awaited<ReturnType<typeof startKafka>>;
  beforeAll(async () => {
    broker = await startKafka();
    world = await writtenHubs(['alpha', 'beta', 'gamma'], 20);
    records = world.records();
    reference = await undisturbed(world.hubs, records);
  });
  afterAll(async () => {
    await broker.stop();
    await world.close();
  });

  const run = (test: (run: DisturbedRun) => Promise<void>) =>
    disturbed({ brokers: broker.brokers, hubs: world.hubs }, test);

  const untouched = async ({ digest, alarms }: DisturbedRun) => {
    expect(await digest()).toEqual(reference);
    expect(await alarms()).toEqual({ quarantined: [], parked: [] });
  };

  it.each([
    ['stopped and started again', {}],
    ['killed and started again', { hard: true }],
  ])('%s in the middle of the stream: nothing is lost or doubled', (_how, halt) =>
    run(async (r) => {
      r.start();
      await r.send(records.slice(0, 20));
      await r.until('the first', async () => (await r.leaves()) > 0);
      await r.send(records.slice(20, 30));
      await broker.halt(halt);
      const waiting = r.sendStubbornly(records.slice(25));
      await broker.resume();
      await waiting;
      await r.heartbeats();
      await r.settled();
      await untouched(r);
    }),
  );

  it('wiped, with what lay on it: the hubs are asked for what is missing', () =>
    run(async (r) => {
      r.start();
      await r.send(records.slice(0, 20));
      await r.until('the first', async () => (await r.leaves()) > 0);
      await r.stop();
      await r.send(records.slice(20, 30));
      const [before, ...none] = await clusters(r);
      expect(none).toEqual([]);
      await broker.halt();
      await broker.resume({ empty: true });
      await ensureTopic(r.bus, r.topic);
      r.start();
      await r.sendStubbornly(records.slice(40));
      await r.heartbeats();
      await r.settled();
      await untouched(r);
      // The same topic, partitions and group: by their offsets alone it would have gone on behind
      // the new end, or in the middle. It read all of the new data, from the first record on.
      let clusterId: string | undefined;
      await r.until('an answer of the broker', async () => {
        ({ clusterId } = await r.bus.health());
        return clusterId !== undefined;
      });
      expect(clusterId).not.toBe(before?.cluster);
      expect((await clusters(r)).map(({ cluster }) => cluster).sort()).toEqual(
        [before?.cluster, clusterId].sort(),
      );
      const ends = await r.bus.endOffsets(r.topic);
      const written = ends.reduce((sum, { offset }) => sum + offset, 0);
      expect((await clusters(r)).find((row) => row.cluster === clusterId)?.read).toBe(written);
    }));

  it('a byte of its data altered on the disk: no effect, and the truth arrives', () =>
    run(async (r) => {
      // Written while nobody reads, one batch for each record, so that one of the middle is hit.
      for (const record of records.slice(0, 30)) await r.send([record]);
      await broker.halt();
      alterOnDisk(broker.dataDir, r.topic);
      await broker.resume();
      r.start();
      await r.sendStubbornly(records.slice(30));
      await r.heartbeats();
      await r.settled();
      expect(await r.digest()).toEqual(reference);
      expect(await r.alarms()).toEqual({ quarantined: [' segment.malformed'], parked: [] });
      const lost = r.errors.filter((error) => error.includes('a batch cannot be unpacked'));
      expect(lost.length).toBe(1);
    }));
});

/** How far each broker's data was read, all partitions together. */
function clusters(r: DisturbedRun): Promise<{ cluster: string; read: number }[]> {
  return r.registry.db.query(
    `SELECT cluster_id AS cluster, sum(next_off)::integer AS read FROM bus_offset
     WHERE grp = $1 GROUP BY 1`,
    [r.group],
  );
}

/** What stands before the records of a batch, and how long it says that the rest of the batch is. */
const BATCH = { lengthAt: 8, counted: 12, head: 61 } as const;

/**
 * Changes one byte of the records in the middle of the fullest partition of the topic. Not one of a
 * head: with a wrong length or offset the broker itself can no longer read the file.
 */
function alterOnDisk(dataDir: string, topic: string): void {
  const logs = readdirSync(dataDir)
    .filter((name) => name.startsWith(`${topic}-`))
    .map((name) => join(dataDir, name, '00000000000000000000.log'))
    .sort((a, b) => statSync(b).size - statSync(a).size);
  const [file] = logs;
  if (file === undefined) throw new Error(`${dataDir} has no log of ${topic}`);
  const bytes = readFileSync(file);
  let [from, end] = [0, 0];
  while (end <= bytes.length / 2) {
    from = end;
    end = from + BATCH.counted + bytes.readInt32BE(from + BATCH.lengthAt);
  }
  const at = Math.floor((from + BATCH.head + end) / 2);
  bytes[at] = bytes[at]! ^ 0xff;
  writeFileSync(file, bytes);
}
