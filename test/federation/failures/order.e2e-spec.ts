import 'reflect-metadata';
import type { BusRecord } from '#federation/bus.js';
import { requirement } from '../../support/requirements.js';
import { disturbed, undisturbed } from './disturbed-run.js';
import type { StateDigest } from './state-digest.js';
import { writtenHubs } from './written-hub.js';

const kafka = requirement('kafka', 'postgres');

/** Always the same permutation: a test that fails fails again. */
function shuffledIn(records: readonly BusRecord[], window: number): BusRecord[] {
  let state = 42;
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  const shuffled: BusRecord[] = [];
  for (let from = 0; from < records.length; from += window) {
    const part = records.slice(from, from + window);
    while (part.length > 0) shuffled.push(...part.splice(random(part.length), 1));
  }
  return shuffled;
}

kafka.describe('whatever the broker does with the order of records', () => {
  let world: Awaited<ReturnType<typeof writtenHubs>>;
  let reference: StateDigest;
  let records: readonly BusRecord[];
  beforeAll(async () => {
    world = await writtenHubs(['alpha', 'beta', 'gamma'], 40);
    records = world.records();
    reference = await undisturbed(world.hubs, records);
  });
  afterAll(() => world.close());

  const run = (test: Parameters<typeof disturbed>[1]) =>
    disturbed({ brokers: kafka.value, hubs: world.hubs }, test);

  it('undisturbed delivery over Kafka gives the reference state and no alarm', () =>
    run(async ({ start, send, settled, digest, alarms, faults }) => {
      start();
      await send(records);
      await settled();
      expect(await digest()).toEqual(reference);
      expect(await alarms()).toEqual({ quarantined: [], parked: [] });
      expect(faults).toEqual([]);
    }));

  it('every record twice has the effect of every record once', () =>
    run(async ({ start, send, settled, digest, alarms }) => {
      start();
      await send(records.flatMap((record) => [record, record]));
      await send(records);
      await settled();
      expect(await digest()).toEqual(reference);
      expect(await alarms()).toEqual({ quarantined: [], parked: [] });
    }));

  it('records reordered within a window of 50 end in the reference state', () =>
    run(async ({ start, send, settled, digest, alarms }) => {
      start();
      await send(shuffledIn(records, 50));
      await settled();
      expect(await digest()).toEqual(reference);
      expect(await alarms()).toEqual({ quarantined: [], parked: [] });
    }));

  it('dropped records are fetched from their hub, the last one once anything later comes', () =>
    run(async ({ start, send, settled, digest, alarms }) => {
      start();
      const kept = records.filter((record, i) => i % 4 !== 1 || record === records.at(-1));
      const [alpha] = world.hubs;
      await send(kept);
      for (const hub of world.hubs) await send([hub.segment(hub.size)]);
      await settled();
      expect(await digest()).toEqual(reference);
      expect(await alarms()).toEqual({ quarantined: [], parked: [] });
      expect(world.served.get(alpha!.origin)?.requests).toContain('checkpoint');
    }));

  it('a replay of everything from the start, long after, changes nothing', () =>
    run(async ({ start, send, settled, heartbeats, digest, alarms }) => {
      start();
      await send(records);
      await settled();
      await send(records);
      await heartbeats();
      expect(await digest()).toEqual(reference);
      expect(await alarms()).toEqual({ quarantined: [], parked: [] });
    }));
});
