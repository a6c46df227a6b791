import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import type { DeliveredRecord, FederationBus, SubscribeOptions } from '#federation/bus.js';
import { KafkaBus } from '#federation/kafka-bus.js';
import { type OwnKafka, startKafka } from '../../tools/own-kafka.js';
import { requirement } from '../support/requirements.js';
import { until } from '../support/until.js';

const SLOW = 480_000;
/** The shortest session that a broker takes unless told otherwise. */
const SESSION_MS = 6000;
/** Of members that must stay, whatever else the machine has to do meanwhile. */
const LONG_SESSION_MS = 24_000;

const record = (n: number, key = 'a') => ({ key, value: Buffer.from(String(n)), headers: {} });
const numberOf = ({ value }: DeliveredRecord) => Number(value.toString());

interface Link {
  readonly port: number;
  /** While true, what the broker answers is swallowed. */
  silent: boolean;
  close(): void;
}

/** A line to the broker that can lose answers; the broker names it to clients as its own address. */
async function startLink(broker: () => number): Promise<Link> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = dial(broker(), '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
        sockets.delete(socket);
      });
    }
    client.on('data', (bytes) => upstream.write(bytes));
    upstream.on('data', (bytes) => {
      if (!link.silent) client.write(bytes);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const link: Link = {
    port: typeof address === 'object' && address ? address.port : 0,
    silent: false,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  return link;
}

requirement('java').describe('KafkaBus on a broker that fails', () => {
  let kafka: OwnKafka;
  let link: Link;
  const open: FederationBus[] = [];
  const busOn = (brokers: string, sessionMs = SESSION_MS): FederationBus => {
    const bus = new KafkaBus({
      brokers: [brokers],
      clientId: 'failures',
      sessionMs,
      newReadGroup: () => `read.${randomUUID()}`,
      onError: () => undefined,
    });
    open.push(bus);
    return bus;
  };
  const newTopic = async (bus: FederationBus, name = `test.${randomBytes(6).toString('hex')}`) => {
    await bus.ensureTopics([
      { name, partitions: 3, replicas: 1, minInSyncReplicas: 1, retentionMs: 86_400_000 },
    ]);
    return name;
  };
  /** As whoever publishes does: a broker that has just come back may refuse for a while. */
  const insist = (bus: FederationBus, topic: string, n: number) =>
    until(() =>
      bus.publish(topic, [record(n)]).then(
        () => true,
        () => false,
      ),
    );
  const collect = async (
    bus: FederationBus,
    topic: string,
    more: Partial<SubscribeOptions> = {},
  ) => {
    const seen: number[] = [];
    const subscription = await bus.subscribe({
      group: `${topic}.g`,
      topics: [topic],
      onBatch: ({ records }) => {
        seen.push(...records.map(numberOf));
        return Promise.resolve();
      },
      ...more,
    });
    return { seen, subscription };
  };

  beforeAll(async () => {
    link = await startLink(() => kafka.linkPort);
    kafka = await startKafka({ linkedAt: link.port });
  }, SLOW);

  afterEach(async () => {
    for (const bus of open.splice(0)) await bus.close();
  }, SLOW);

  afterAll(async () => {
    link.close();
    await kafka.stop();
  }, SLOW);

  it(
    'two members of a group share its partitions, and nothing is lost when one goes',
    async () => {
      const [writer, one, two] = [1, 2, 3].map(() => busOn(kafka.brokers, LONG_SESSION_MS));
      const topic = await newTopic(writer!);
      const first = await collect(one!, topic);
      const second = await collect(two!, topic);
      const count = (at: typeof first) => at.subscription.state().assigned.length;
      await until(() => count(first) + count(second) === 3 && count(second) > 0);
      const keys = Array.from({ length: 30 }, (_, n) => `key-${n}`);
      await writer!.publish(
        topic,
        keys.map((key, n) => record(n, key)),
      );
      const all = () => [...first.seen, ...second.seen].sort((a, b) => a - b);
      await until(() => all().length >= 30);
      expect(all()).toEqual([...Array(30).keys()]);
      expect(Math.min(first.seen.length, second.seen.length)).toBeGreaterThan(0);
      expect(first.subscription.state().rebalances).toBeGreaterThan(0);

      const closed = one!.close();
      await writer!.publish(
        topic,
        keys.map((key, n) => record(30 + n, key)),
      );
      await closed;
      await until(() => new Set(all()).size >= 60);
      expect(new Set(all())).toEqual(new Set(Array(60).keys()));
      expect(count(second)).toBe(3);
    },
    SLOW,
  );

  it(
    'keeps the membership of a handler that takes longer than a session',
    async () => {
      const bus = busOn(kafka.brokers, LONG_SESSION_MS);
      const topic = await newTopic(bus);
      const seen: number[] = [];
      const stale: boolean[] = [];
      const { subscription } = await collect(bus, topic, {
        onBatch: async ({ records }, { isStale }) => {
          if (seen.length === 0)
            await new Promise((done) => setTimeout(done, LONG_SESSION_MS * 1.5));
          stale.push(isStale());
          seen.push(...records.map(numberOf));
        },
      });
      await bus.publish(topic, [record(1)]);
      await until(() => seen.length > 0);
      await bus.publish(topic, [record(2)]);
      await until(() => seen.length > 1);
      expect([seen, stale, subscription.state().rebalances]).toEqual([[1, 2], [false, false], 0]);
    },
    SLOW,
  );

  it(
    'rejects a publication while the broker is gone; readers go on when it is back',
    async () => {
      const bus = busOn(kafka.brokers);
      const topic = await newTopic(bus);
      const { seen } = await collect(bus, topic);
      await bus.publish(topic, [record(1)]);
      await until(() => seen.length === 1);
      // Handled is not yet committed: a broker that dies in between would give record 1 again.
      await until(async () => (await bus.lag(`${topic}.g`, [topic])).every(({ lag }) => lag === 0));
      await kafka.halt({ hard: true });
      await expect(bus.publish(topic, [record(2)])).rejects.toThrow();
      expect(await bus.health()).toEqual({ reachable: false });
      await kafka.resume();
      await insist(bus, topic, 3);
      await until(() => seen.includes(3), 120_000);
      // 2 may be there only if the broker took it before it died, 3 twice if an answer came too late
      expect(seen.filter((n) => n < 2)).toEqual([1]);
      await until(async () => (await bus.health()).reachable);
    },
    SLOW,
  );

  it(
    'loses nothing when an answer is lost: the next publication is not taken for a repetition',
    async () => {
      const bus = busOn(`127.0.0.1:${link.port}`);
      const topic = await newTopic(busOn(kafka.brokers));
      await bus.publish(topic, [record(1)]);
      link.silent = true;
      const given = bus.publish(topic, [record(2)]);
      await expect(given).rejects.toThrow();
      link.silent = false;
      await bus.publish(topic, [record(3)]);
      const seen: number[] = [];
      for await (const { records } of busOn(kafka.brokers).read(topic, 'earliest'))
        seen.push(...records.map(numberOf));
      expect([seen[0], seen[seen.length - 1]]).toEqual([1, 3]);
      expect(new Set(seen)).toEqual(new Set([1, 2, 3]));
    },
    SLOW,
  );

  it(
    'tells a broker that was wiped from the one before',
    async () => {
      const bus = busOn(kafka.brokers);
      const topic = await newTopic(bus);
      const asked: string[] = [];
      const startAt: SubscribeOptions['startAt'] = ({ clusterId }) => {
        if (!asked.includes(clusterId)) asked.push(clusterId);
        return Promise.resolve(asked.length === 1 ? 1 : 'earliest');
      };
      const { seen } = await collect(bus, topic, { startAt });
      await bus.publish(topic, [record(1), record(2)]);
      await until(() => seen.length >= 1);
      await kafka.halt();
      await kafka.resume({ empty: true });
      await newTopic(bus, topic);
      await insist(bus, topic, 3);
      await until(() => seen.includes(3), 120_000);
      await until(() => asked.length === 2, 120_000);
      await until(async () => (await bus.health()).reachable);
      expect((await bus.health()).clusterId).toBe(asked[1]);
    },
    SLOW,
  );
});
