import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import type { FederationBus } from '#federation/bus.js';
import { HUB_SEGMENTS_TOPIC } from '#federation/topics.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { until } from '../../../../test/support/until.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import {
  FrozenClock,
  ledgerOptions,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from '../ledger/testing/ledger-under-test.js';
import { openBus } from './bus.module.js';
import { OutboxRelay } from './outbox-relay.js';
import { OriginRepair } from './repair-origin.js';
import { SegmentFollower } from './segment-follower.js';
import { followerOn } from './testing/follower-under-test.js';
import { HubLog } from './testing/hub-log.js';
import { type ServedHub, serveHub } from './testing/serve-hub.js';

const topic = HUB_SEGMENTS_TOPIC;

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const errors: string[] = [];
  const bus = await openBus({ database }, (error) => errors.push(error.message));
  const follower = await followerOn(database, checkLedger);
  const start = () => {
    const repair = new OriginRepair(follower.context);
    const running = new SegmentFollower(follower.context, bus, repair, { group: 'g', topic });
    running.start();
    return running;
  };
  return {
    database,
    bus,
    errors,
    follower,
    start,
    close: async () => {
      await bus.close();
      await follower.db.destroy();
      await drop();
    },
  };
}

describeDatabases('a follower', (kind) => {
  let s: Awaited<ReturnType<typeof setup>>;
  let running: SegmentFollower | undefined;
  let served: ServedHub | undefined;
  beforeEach(async () => {
    s = await setup(kind);
    running = undefined;
    served = undefined;
  });
  afterEach(async () => {
    await running?.stop();
    await served?.close();
    await s.close();
  });

  const hubWith = async (origin: string, leaves: number) => {
    const hub = new HubLog(origin);
    for (let i = 0; i < leaves; i++) hub.addStandard(`${i}`);
    served = await serveHub(hub);
    s.follower.follow(hub);
    return hub;
  };
  const projected = async () => (await s.follower.peek()).projected.length;

  it('takes segments that come reordered, doubled and with one lost, each index once', async () => {
    const hub = await hubWith('hub.example/ledger', 12);
    const cuts = [4, 2, 8, 8, 10, 4, 12];
    const starts: Record<number, number> = { 2: 0, 4: 2, 8: 6, 10: 8, 12: 10 };
    await s.bus.publish(
      topic,
      cuts.map((end) => hub.segment(starts[end]!, end)),
    );
    running = s.start();
    await until(async () => (await projected()) === 12);
    await until(async () => (await s.follower.peek()).parked.length === 0);
    const { projected: indices } = await s.follower.state();
    expect(indices).toEqual(Array.from({ length: 12 }, (_, i) => `${i} ${i} 1`));
    expect(s.errors).toEqual([]);
  });

  it('goes on with other origins while the projection of one fails, and then with that one', async () => {
    const poison = await hubWith('poison.example/ledger', 3);
    const other = new HubLog('hub.example/ledger');
    other.addStandard('other');
    s.follower.follow(other);
    s.follower.failAt(2);
    await s.bus.publish(topic, [poison.segment(0)]);
    await s.bus.publish(topic, [other.segment(0)]);
    running = s.start();
    await until(async () => (await projected()) === 1);
    await until(async () => (await s.follower.peek()).parked[0] === 'projection');
    expect((await s.follower.state()).projected).toEqual(['0 other 1']);
    s.follower.failAt(undefined);
    // Again and again: a repair that failed just now sets its next time by the clock after this.
    await until(async () => {
      s.follower.clock.advance(60);
      return (await projected()) === 4;
    });
    await until(async () => (await s.follower.peek()).parked.length === 0);
  });

  it('resumes after a stop with what came meanwhile', async () => {
    const hub = await hubWith('hub.example/ledger', 4);
    running = s.start();
    await s.bus.publish(topic, [hub.segment(0, 2)]);
    await until(async () => (await projected()) === 2);
    await running.stop();
    await s.bus.publish(topic, [hub.segment(2, 4)]);
    expect(await projected()).toBe(2);
    running = s.start();
    await until(async () => (await projected()) === 4);
  });

  it('receives what a real ledger publishes, through the relay, in order', async () => {
    const db = await openLedgerDatabase(s.database, 'hub');
    let stop = () => Promise.resolve();
    try {
      const options = ledgerOptions();
      const { relay, publish } = await publisherOf(db, s.bus, options);
      stop = () => relay.stop();
      s.follower.follow(new HubLog(options.origin), trustOf(options));
      running = s.start();
      await publish(3);
      await publish(2);
      relay.start();
      await until(async () => (await s.follower.peek()).published.length === 2);
      await publish(5);
      relay.nudge();
      await until(async () => (await s.follower.peek()).published.length === 3);
      const reader = new LedgerReader(db, 1);
      const { size, published } = await s.follower.state();
      expect(size).toBe((await reader.checkpoint())?.size);
      const mirror = new LedgerReader(s.follower.db, 2);
      expect(await mirror.checkpoint()).toEqual(await reader.checkpoint());
      expect(published).toHaveLength(3);
    } finally {
      await stop();
      await db.destroy();
    }
  });

  it('misses nothing when the bus was away: the outbox waits and empties in order', async () => {
    const db = await openLedgerDatabase(s.database, 'hub');
    let stop = () => Promise.resolve();
    try {
      const options = ledgerOptions();
      let away = true;
      let attempts = 0;
      const sent: string[] = [];
      const flaky = {
        publish: (_topic: string, records: readonly { value: Buffer }[]) => {
          attempts++;
          if (away) return Promise.reject(new Error('no broker'));
          sent.push(
            ...records.map(({ value }) => (JSON.parse(value.toString()) as { id: string }).id),
          );
          return Promise.resolve();
        },
      } as unknown as FederationBus;
      const { relay, publish, clock } = await publisherOf(db, flaky, options);
      stop = () => relay.stop();
      await publish(1);
      relay.start();
      await publish(1);
      const unsent = async () =>
        Number(
          (
            await db.query<{ n: string }[]>(
              'SELECT count(*) AS n FROM federation_outbox WHERE sent_at IS NULL',
            )
          )[0]?.n,
        );
      const before = await unsent();
      expect(before).toBeGreaterThanOrEqual(2);
      await until(() => attempts === 1);
      away = false;
      // The pause after a failure goes by the clock, which stands: a nudge does not shorten it.
      relay.nudge();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(attempts).toBe(1);
      // Again and again: the pause is set when the run ends that failed, which may be after this.
      await until(async () => {
        clock.advance(2);
        relay.nudge();
        return (await unsent()) === 0;
      });
      expect(sent).toHaveLength(before);
      const starts = sent.map((id) => Number(id.split('-')[0]));
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    } finally {
      await stop();
      await db.destroy();
    }
  });
});

type Options = ReturnType<typeof ledgerOptions>;

function trustOf(options: Options) {
  return {
    logKeys: [
      { verifierKey: formatVerifierKey(options.signers[0].verifier), fromSize: 0 },
    ] as const,
    policy: options.policy,
    prefixUrl: options.prefixUrl,
  };
}

async function publisherOf(db: DataSource, bus: FederationBus, options: Options) {
  const ledger = await startedLedger(db, options);
  const clock = new FrozenClock();
  const { origin, prefixUrl } = options;
  const registryUrl = 'https://registry.example';
  const relay = new OutboxRelay(db, bus, clock, { topic, origin, prefixUrl, registryUrl });
  let from = 0;
  return {
    relay,
    clock,
    publish: async (count: number) => {
      await ledger.append(someEntries(count, from));
      from += count;
      await ledger.sequencer.tick();
      await ledger.publisher.tick();
    },
  };
}
