import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BusRecord } from '#federation/bus.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { built } from '../../support/program.js';
import { requirement } from '../../support/requirements.js';
import { disturbed, type DisturbedRun, undisturbed } from './disturbed-run.js';
import type { StateDigest } from './state-digest.js';
import { WITNESS, writtenHubs } from './written-hub.js';

const kafka = requirement('kafka', 'postgres');

/** Longer than the session of a consumer (libs/federation/src/kafka-reader.ts). */
const SLOW_MS = 35_000;
const MORTAL = fileURLToPath(new URL('mortal-follower.mjs', import.meta.url));

kafka.describe('whatever becomes of a consumer', () => {
  let world: Awaited<ReturnType<typeof writtenHubs>>;
  let reference: StateDigest;
  let records: readonly BusRecord[];
  /** The long ones run at the same time: each waits half a minute for a session to end. */
  const long = new Map<string, Promise<unknown>>();
  beforeAll(async () => {
    built('dist/libs/platform/src/federation/segment-follower.js');
    world = await writtenHubs(['alpha', 'beta', 'gamma'], 16);
    records = world.records();
    reference = await undisturbed(world.hubs, records);
    for (const [point, after] of Object.entries({ delivered: 2, inside: 7, committed: 2 }))
      long.set(point, killedAt(point, after));
    long.set('slow', slow());
    for (const one of long.values()) one.catch(() => undefined);
  });
  afterAll(async () => {
    await Promise.allSettled(long.values());
    await world.close();
  });

  const run = (test: (run: DisturbedRun) => Promise<void>) =>
    disturbed({ brokers: kafka.value, hubs: world.hubs }, test);

  const killedAt = (killAt: string, after: number) =>
    run(async ({ database, topic, group, send, start, settled, heartbeats, digest, alarms }) => {
      const half = records.length / 2;
      await send(records.slice(0, half));
      const settings = { database, topic, group, killAt, after, brokers: kafka.value };
      const witnessKey = formatVerifierKey(WITNESS.verifier);
      const child = spawn(process.execPath, [MORTAL, JSON.stringify({ ...settings, witnessKey })]);
      let printed = '';
      child.stderr.on('data', (text: Buffer) => (printed += text.toString()));
      const ended = new Promise((resolve) => {
        child.once('exit', (code, signal) => {
          resolve(signal ?? `${String(code)}: ${printed}`);
        });
      });
      await send(records.slice(half, half + 10));
      expect(await ended).toBe('SIGKILL');
      // Whatever it wrote is whole: trees, notes and heads agree.
      await digest();
      start();
      await send(records.slice(half + 10));
      await heartbeats();
      await settled();
      expect(await digest()).toEqual(reference);
      expect(await alarms()).toEqual({ quarantined: [], parked: [] });
    });

  const slow = () =>
    run(async ({ registry, send, start, settled, digest, alarms, faults }) => {
      const { context } = registry;
      let projected = 0;
      const projection: typeof context.projection = {
        project: async (m, leaf) => {
          await context.projection.project(m, leaf);
          if (++projected === 3) await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
        },
      };
      const follower = start({ context: { ...context, projection } });
      await send(records);
      await settled();
      expect(await digest()).toEqual(reference);
      expect(await alarms()).toEqual({ quarantined: [], parked: [] });
      // It kept its membership: nothing was handed to it a second time.
      expect(follower.running?.state().rebalances).toBe(0);
      expect(faults).toEqual([]);
    });

  it('two followers of one group that drive each other out lose and double nothing', () =>
    run(async ({ leaves, send, start, until, settled, digest, alarms }) => {
      start();
      const size = Math.ceil(records.length / 4);
      for (let from = 0; from < records.length; from += size) {
        const before = await leaves();
        const other = start();
        await send(records.slice(from, from + size));
        await until('some of it', async () => (await leaves()) > before);
        await other.stop();
      }
      await settled();
      expect(await digest()).toEqual(reference);
      expect((await alarms()).quarantined).toEqual([]);
    }));

  it('two followers that are not of one group may write the same database', () =>
    run(async ({ send, start, settled, group, digest, alarms, heartbeats }) => {
      start();
      start({ group: `${group}.other` });
      await send(records.slice(0, 20));
      await send(records.slice(10));
      await heartbeats();
      await settled();
      expect(await digest()).toEqual(reference);
      expect(await alarms()).toEqual({ quarantined: [], parked: [] });
    }));

  it.each([
    ['after delivery, before anything was done', 'delivered'],
    ['inside the transaction', 'inside'],
    ['between the commit of the database and that of the group', 'committed'],
  ])('kill -9 %s: the next one goes on as if nothing had been', async (_when, point) => {
    await long.get(point);
  });

  it('a handler slower than the session keeps its partitions', async () => {
    await long.get('slow');
  });
});
