import 'reflect-metadata';
import pg from 'pg';
import type { FederationBus, Subscription } from '#federation/bus.js';
import { HUB_SEGMENTS_TOPIC } from '#federation/topics.js';
import { openBus } from '#platform/federation/bus.module.js';
import { databaseKinds } from '../support/databases.js';
import { requirement } from '../support/requirements.js';
import { until } from '../support/until.js';

const GROUP = 'guildmark.registry.mirror';

interface Member {
  readonly bus: FederationBus;
  readonly seen: number[];
  readonly subscription: Subscription;
}

async function member(database: string): Promise<Member> {
  const bus = await openBus({ database }, () => undefined);
  const seen: number[] = [];
  const subscription = await bus.subscribe({
    group: GROUP,
    topics: [HUB_SEGMENTS_TOPIC],
    onBatch: ({ records }) => {
      seen.push(...records.map(({ value }) => Number(value.toString())));
      return Promise.resolve();
    },
  });
  return { bus, seen, subscription };
}

const holds = ({ subscription }: Member) => subscription.state().assigned.length > 0;
const publish = ({ bus }: Member, ...numbers: number[]) =>
  bus.publish(
    HUB_SEGMENTS_TOPIC,
    numbers.map((n) => ({ key: 'k', value: Buffer.from(String(n)), headers: {} })),
  );

/** Two processes that opened the table bus of one server and read for one group. */
async function twoMembers(test: (one: Member, two: Member, url: string) => Promise<void>) {
  const [, postgres] = databaseKinds();
  const { database, drop } = await postgres!.fresh();
  if (typeof database !== 'string') throw new Error('a server is needed');
  const url = database;
  const one = await member(url);
  await until(() => holds(one));
  const two = await member(url);
  try {
    await test(one, two, url);
  } finally {
    await one.bus.close();
    await two.bus.close();
    await drop();
  }
}

requirement('postgres').describe('a group of the table bus that two processes read', () => {
  it('has one reader; the other takes its place when it closes', () =>
    twoMembers(async (one, two) => {
      await publish(two, 1, 2);
      await until(() => one.seen.length >= 2);
      // two has looked since, and not been let in
      const looked = () => Number(two.subscription.state().lastPollAt ?? 0);
      const before = looked();
      await until(() => looked() > before);
      expect(holds(two)).toBe(false);
      await one.bus.close();
      await publish(two, 3);
      await until(() => two.seen.length >= 1);
      expect([one.seen, two.seen]).toEqual([[1, 2], [3]]);
    }));

  it('is taken over when the connection of its reader ends, and nothing is lost', () =>
    twoMembers(async (one, two, url) => {
      await publish(one, 1);
      await until(() => one.seen.length >= 1);
      // Handled is not yet committed: if its reader is lost in between, record 1 comes again.
      await until(async () =>
        (await one.bus.lag(GROUP, [HUB_SEGMENTS_TOPIC])).every(({ lag }) => lag === 0),
      );
      const admin = new pg.Client({ connectionString: url });
      await admin.connect();
      await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_locks
         WHERE locktype = 'advisory' AND granted AND database =
           (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      await admin.end();
      await until(() => !holds(one) || holds(two));
      await publish(two, 2, 3);
      await until(() => new Set([...one.seen, ...two.seen]).size >= 3);
      // one of them reads on; the records before were committed
      expect([...one.seen, ...two.seen]).toEqual([1, 2, 3]);
      // who lost the place finds out when it looks again
      await until(() => !(holds(one) && holds(two)));
    }));
});
