import type {
  BusBatch,
  DeliveredRecord,
  FederationBus,
  SubscribeOptions,
} from '#federation/bus.js';
import { until } from '../support/until.js';
import {
  type BusBench,
  collectFrom,
  name,
  numberOf,
  openWithTopic,
  record,
  type Setting,
  using,
} from './bus-contract-setting.js';

const numbered = (...numbers: readonly number[]) => numbers.map((n) => record('a', n));

/**
 * The rules about where a reader stands: the second half of the bus contract. Everything has key
 * `a`, so it lies in one of the three partitions.
 */
export function busPlacesContract(setup: () => Promise<BusBench>): void {
  it.each<[string, (offsets: readonly number[]) => number | 'earliest' | undefined, number[]]>([
    ['reads again what the database does not have', (offsets) => offsets[1]!, [2, 3, 4, 5, 6]],
    ['skips what the database has', (offsets) => offsets[4]!, [5, 6]],
    ['takes the end', (offsets) => offsets[4]! + 1, [6]],
    ['begins with the oldest record', () => 'earliest', [1, 2, 3, 4, 5, 6]],
    ['begins with the oldest where the offset is too large', () => 1_000_000, [1, 2, 3, 4, 5, 6]],
    ['begins with the oldest where the offset is too small', () => -1, [1, 2, 3, 4, 5, 6]],
    ['goes on where the group committed', () => undefined, [4, 5, 6]],
  ])('%s, whatever the group committed', (_, wanted, expected) =>
    startingAt(setup, wanted, expected),
  );

  it('asks again when the database does not know where to start, and delivers nothing meanwhile', () =>
    using(setup, async ({ bus, topic, errors }) => {
      await bus.publish(topic, numbered(1, 2));
      const seen: number[] = [];
      let asked = 0;
      await bus.subscribe({
        group: `${topic}.g`,
        topics: [topic],
        startAt: () => {
          expect(seen).toEqual([]);
          if (asked++ === 0) return Promise.reject(new Error('the database is away'));
          return Promise.resolve('earliest');
        },
        onBatch: ({ records }) => {
          seen.push(...records.map(numberOf));
          return Promise.resolve();
        },
      });
      await until(() => seen.length >= 2);
      expect(seen).toEqual([1, 2]);
      expect(errors).toContain('the database is away');
    }));

  it('refuses to read an unknown topic, and a group twice', () =>
    using(setup, async ({ bus, topic, subscribe }) => {
      const onBatch = () => Promise.resolve();
      await expect(
        bus.subscribe({ group: `${topic}.u`, topics: [`nowhere.${topic}`], onBatch }),
      ).rejects.toMatchObject({ code: 'bus.topic-unknown' });
      await subscribe('g', onBatch);
      await expect(subscribe('g', onBatch)).rejects.toThrow('already subscribed');
    }));

  it('holds everything back while paused, and loses nothing', () =>
    using(setup, async ({ bus, topic }) => {
      const seen: number[] = [];
      const subscription = await bus.subscribe({
        group: `${topic}.g`,
        topics: [topic],
        onBatch: ({ records }) => {
          seen.push(...records.map(numberOf));
          return Promise.resolve();
        },
      });
      await bus.publish(topic, numbered(1));
      await until(() => seen.length === 1);
      subscription.pause();
      await bus.publish(topic, numbered(2, 3));
      // a whole look later it has still not come
      const polled = subscription.state().lastPollAt;
      await until(() => Number(subscription.state().lastPollAt) > Number(polled) + 1000);
      expect(seen).toEqual([1]);
      subscription.resume();
      await until(() => seen.length >= 3);
      expect(seen).toEqual([1, 2, 3]);
      expect(subscription.state().rebalances).toBe(0);
    }));

  it('tells what it has, and how far behind it is', () =>
    using(setup, async ({ bus, topic }) => {
      await bus.publish(topic, numbered(1, 2, 3));
      const group = `${topic}.g`;
      const lagOf = async () =>
        (await bus.lag(group, [topic])).reduce((sum, { lag }) => sum + lag, 0);
      expect(await lagOf()).toBe(3);
      const clusters = new Set<string>();
      const stale: boolean[] = [];
      let open = (): void => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      let handled = 0;
      const subscription = await bus.subscribe({
        group,
        topics: [topic],
        onBatch: async ({ records, clusterId }, control) => {
          await gate;
          await control.heartbeat();
          stale.push(control.isStale());
          clusters.add(clusterId);
          handled += records.length;
        },
      });
      await until(() => subscription.state().assigned.length === 3);
      expect(subscription.state().assigned).toEqual(
        [0, 1, 2].map((partition) => ({ topic, partition })),
      );
      expect(await lagOf()).toBe(3);
      open();
      await until(() => handled === 3);
      await subscription.close();
      expect(await lagOf()).toBe(0);
      expect(subscription.state().assigned).toEqual([]);
      const ends = await bus.endOffsets(topic);
      expect(ends.map(({ partition, offset }) => [partition, offset]).sort()).toEqual(
        ends.map(({ partition }) => [
          partition,
          partition === ends.find((e) => e.offset > 0)?.partition ? 3 : 0,
        ]),
      );
      expect(ends).toHaveLength(3);
      const { reachable, clusterId } = await bus.health();
      expect({ reachable, clusters: [...clusters], stale: [...new Set(stale)] }).toEqual({
        reachable: true,
        clusters: [clusterId],
        stale: [false],
      });
    }));

  it('refuses the end and the lag of an unknown topic', () =>
    using(setup, async ({ bus, topic }) => {
      const code = 'bus.topic-unknown';
      await expect(bus.endOffsets(`nowhere.${topic}`)).rejects.toMatchObject({ code });
      await expect(bus.lag('g', [`nowhere.${topic}`])).rejects.toMatchObject({ code });
    }));

  it('says that nothing can be reached', async () => {
    const bench = await setup();
    const bus = await bench.openBroken(() => undefined);
    try {
      expect(await bus.health()).toEqual({ reachable: false });
    } finally {
      await bus.close();
      await bench.close();
    }
  });

  it('reads a topic once from its beginning to the end of that moment, and no group moves', () =>
    using(setup, async (setting) => {
      const { bus, topic } = setting;
      expect(await all(bus, topic)).toEqual([]);
      const keys = ['one', 'two', 'three', 'four', 'five'];
      const sent = Array.from({ length: 90 }, (_, n) => keys.map((key) => record(key, n))).flat();
      await bus.publish(topic, sent);
      const got: DeliveredRecord[] = [];
      for await (const batch of bus.read(topic, 'earliest')) {
        if (got.length === 0) await bus.publish(topic, [record('late', 0)]);
        got.push(...batch.records);
      }
      expect(got).toHaveLength(sent.length);
      for (const key of keys)
        expect(got.filter((r) => r.key === key).map(numberOf)).toEqual([...Array(90).keys()]);
      await readsAllAnyway(setting, sent.length + 1);
    }));

  it('lets go of a topic that is not read to its end', () =>
    using(setup, async ({ bus, topic }) => {
      await bus.publish(topic, numbered(1, 2));
      for await (const { records } of bus.read(topic, 'earliest')) {
        expect(records.map(numberOf)).toEqual([1, 2]);
        break;
      }
      expect(await all(bus, topic)).toEqual([1, 2]);
      await expect(all(bus, `nowhere.${topic}`)).rejects.toMatchObject({
        code: 'bus.topic-unknown',
      });
    }));
}

async function all(bus: FederationBus, topic: string): Promise<readonly number[]> {
  const numbers: number[] = [];
  for await (const { records } of bus.read(topic, 'earliest'))
    numbers.push(...records.map(numberOf));
  return numbers;
}

async function readsAllAnyway({ collect }: Setting, count: number): Promise<void> {
  const seen = await collect('other');
  await until(() => seen.length >= count);
  expect(seen).toHaveLength(count);
}

/** A group that committed 1 to 3 of 1 to 5 is opened again; 6 comes last. */
async function startingAt(
  setup: () => Promise<BusBench>,
  wanted: (offsets: readonly number[]) => number | 'earliest' | undefined,
  expected: readonly number[],
): Promise<void> {
  const bench = await setup();
  try {
    const topic = name();
    const first = await openWithTopic(bench, topic);
    const before = await collectFrom(first, 'g', topic);
    await first.publish(topic, numbered(1, 2, 3));
    await until(() => before.length >= 3);
    await first.close();

    const second = await openWithTopic(bench, topic);
    await second.publish(topic, numbered(4, 5));
    const offsets: number[] = [];
    let filled = -1;
    for await (const { partition, records } of second.read(topic, 'earliest')) {
      offsets.push(...records.map(({ offset }) => offset));
      filled = partition;
    }
    const batches: BusBatch[] = [];
    const asked: string[] = [];
    const startAt: SubscribeOptions['startAt'] = ({ partition, clusterId }) => {
      asked.push(clusterId);
      return Promise.resolve(partition === filled ? wanted(offsets) : undefined);
    };
    const onBatch = (batch: BusBatch) => {
      batches.push(batch);
      return Promise.resolve();
    };
    await second.subscribe({ group: `${topic}.g`, topics: [topic], startAt, onBatch });
    await second.publish(topic, numbered(6));
    const seen = () => batches.flatMap(({ records }) => records.map(numberOf));
    await until(() => seen().includes(6));
    await second.close();
    expect(seen()).toEqual(expected);
    expect(new Set(asked)).toEqual(new Set(batches.map(({ clusterId }) => clusterId)));
    expect(asked).toHaveLength(3);
  } finally {
    await bench.close();
  }
}
