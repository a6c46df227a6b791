import 'reflect-metadata';
import { KafkaBus } from '#federation/kafka-bus.js';
import { topicSpecs } from '#federation/topics.js';
import type { Health } from '#domain/generated/schemas.js';
import { startKafka } from '../../tools/own-kafka.js';
import { sparePorts } from '../../tools/spare-ports.js';
import { type Agent, eventually, setup } from '../support/cluster.js';
import { requirement } from '../support/requirements.js';

/** A broker and a busy machine take their time. */
const PATIENCE_MS = 120_000;

/**
 * The next answer, with HTTP 200, that has this state and says this of the bus. A machine that keeps
 * the database from answering in time says nothing of the bus: then it is asked again.
 */
const readiness = (anyone: Agent, status: Health['status'], bus: string) =>
  eventually(async () => {
    const answer = await anyone.get('/health/ready');
    const health = answer.body as Health;
    if (health.parts.database === 'no-answer') return false;
    expect(answer.status).toBe(200);
    return health.status === status && health.parts.bus === bus && health;
  }, PATIENCE_MS);

requirement('java').it(
  'a broker that is halted makes both parties degraded, never unready, until it is back',
  async () => {
    const broker = await startKafka();
    try {
      const admin = new KafkaBus({
        brokers: [broker.brokers],
        clientId: 'topics',
        onError: () => undefined,
      });
      await admin.ensureTopics(topicSpecs('single-node'));
      await admin.close();
      const [port] = await sparePorts(1);
      const cluster = await setup({
        env: { GUILDMARK_KAFKA_BROKERS: broker.brokers, REGISTRY_METRICS_PORT: String(port) },
      });
      const page = async () => (await fetch(`http://127.0.0.1:${String(port)}/metrics`)).text();
      try {
        const agents = [cluster.hub.anyone, cluster.registry.anyone];
        for (const anyone of agents) {
          const well = await readiness(anyone, 'ok', 'reachable');
          expect(well.parts.follower).toMatch(/^(following|joining)$/);
        }
        await eventually(async () => (await page()).includes('guildmark_bus_reachable 1\n'));

        await broker.halt();
        for (const anyone of agents) {
          const away = await readiness(anyone, 'degraded', 'away');
          expect(away.parts).toMatchObject({ database: 'ok', follower: 'waiting-for-bus' });
          expect(away.federation).not.toHaveProperty('lag');
        }
        const text = await eventually(async () => {
          const now = await page();
          return now.includes('guildmark_bus_reachable 0\n') && now;
        }, PATIENCE_MS);
        // not known is not zero
        expect(text).not.toMatch(/^guildmark_bus_lag_segments\{/m);

        await broker.resume();
        for (const anyone of agents) await readiness(anyone, 'ok', 'reachable');
      } finally {
        await cluster.close();
      }
    } finally {
      await broker.stop();
    }
  },
);
