import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Consumer, Kafka, logLevel, type Producer } from 'kafkajs';
import pg from 'pg';
import { KafkaBus } from '#federation/kafka-bus.js';
import { topicSpecs } from '#federation/topics.js';
import { type SeparateSystem, startSeparately } from '../tools/chaos/separate-system.js';
import { type ClaimParties, assessClaim, openClaim } from '../tools/demo/issue-claim.js';
import { partiesOf } from '../tools/demo/prepare-claims.js';
import type { Example } from '../tools/demo/read-example.js';
import { until as waitFor } from '../tools/demo/until.js';
import { startKafka, whyNoKafka } from '../tools/own-kafka.js';
import { openBenchDatabase } from './bench-database.js';

/** Issues under each cadence: under that of production each waits out the pause before it. */
const CADENCES = [
  {
    name: 'production',
    issues: 10,
    settings: { HUB_CADENCE: 'production', REGISTRY_CADENCE: 'production' },
    pauseMs: 11_000,
  },
  { name: 'development', issues: 40, settings: {}, pauseMs: 300 },
] as const;
const POLL_MS = 4;
const LIMIT_MS = 60_000;
/** Of publication at the hub until the leaf is in the registry's copy (docs/design/federation.md). */
const GOAL_MS = 2000;

/** One issue: milliseconds after the acceptance was sent. */
interface Way {
  /** The hub has answered. */
  readonly answered: number;
  /** The checkpoint that covers the leaf is published, and its segment waits to be sent. */
  readonly published: number;
  /** The registry's copy holds the leaf. */
  readonly mirrored: number;
}

/**
 * From the acceptance of a claim until the registry's copy of the ledger holds its leaf: hub,
 * registry, PostgreSQL and Kafka each a process of its own, nothing else going on. Beside each issue
 * stands the bare way of one record through the same broker with kafkajs alone.
 */
export async function* latencyFigures(
  example: Example,
  env: NodeJS.ProcessEnv,
): AsyncIterable<object> {
  const missing = env.GUILDMARK_KAFKA_BROKERS === undefined ? whyNoKafka() : undefined;
  const database = await openBenchDatabase(env);
  if (!database || missing !== undefined) {
    yield { name: 'latency', notRun: missing ?? 'no PostgreSQL' };
    return;
  }
  // Its own: topics are those of production, and nobody else's records are to be waited for.
  const broker = await startKafka();
  try {
    for (const cadence of CADENCES) {
      const fresh = await openBenchDatabase({ ...env, TEST_DATABASE_URL: database.url });
      if (!fresh) throw new Error('there was a PostgreSQL');
      try {
        yield* figuresUnder(cadence, example, fresh.url, broker.brokers);
      } finally {
        await fresh.close();
      }
      await broker.halt();
      await broker.resume({ empty: true });
    }
  } finally {
    await broker.stop();
    await database.close();
  }
}

async function* figuresUnder(
  { name, issues, settings, pauseMs }: (typeof CADENCES)[number],
  example: Example,
  url: string,
  brokers: string,
): AsyncIterable<object> {
  await makeTopics(brokers);
  const bare = await openBare(brokers);
  const system = await startSeparately(url, example, {
    ...settings,
    HUB_SAMPLE_RATE: '0',
    HUB_FIRST_SUBMISSIONS: '0',
    GUILDMARK_KAFKA_BROKERS: brokers,
  });
  const sql = new pg.Client({ connectionString: url });
  await sql.connect();
  try {
    const ways: Way[] = [];
    const references: number[] = [];
    const issue = await issuer(example, system, sql);
    for (let i = 0; i < issues; i++) {
      references.push(await bare.once());
      await pause(pauseMs);
      ways.push(await issue());
    }
    const machine = {
      broker: 'Kafka, one node',
      database: 'PostgreSQL',
      processes: 'hub, registry',
    };
    const shared = { cadence: name, issues, unit: 'ms', ...machine };
    yield {
      name: 'issue to leaf at the registry',
      ...shared,
      ...spread(ways.map(({ mirrored }) => mirrored)),
    };
    yield {
      name: 'of it: until the checkpoint is published (cadence, signatures, witness)',
      ...shared,
      ...spread(ways.map(({ published }) => published)),
    };
    const travel = spread(ways.map(({ published, mirrored }) => mirrored - published));
    const reference = spread(references);
    yield {
      name: 'of it: publication to leaf at the registry',
      ...shared,
      ...travel,
      reference: { name: 'bare kafkajs, produce to consume', ...reference },
      ratio: Number((travel.p50 / reference.p50).toPrecision(3)),
      goal: `p95 <= ${String(GOAL_MS)} ms`,
      ok: travel.p95 <= GOAL_MS,
    };
  } finally {
    await sql.end();
    await system.stop();
    await bare.close();
  }
}

async function makeTopics(brokers: string): Promise<void> {
  const bus = new KafkaBus({
    brokers: [brokers],
    clientId: 'bench',
    onError: () => undefined,
  });
  try {
    const bare = {
      name: BARE_TOPIC,
      partitions: 1,
      replicas: 1,
      minInSyncReplicas: 1,
      retentionMs: 3_600_000,
    };
    await waitFor('the topics', async () => {
      try {
        await bus.ensureTopics([...topicSpecs('single-node'), bare]);
        return true;
      } catch (error) {
        // A broker that has just started may not know yet what it has made.
        if (error instanceof Error && 'retriable' in error && error.retriable) return undefined;
        throw error;
      }
    });
  } finally {
    await bus.close();
  }
}

/** Assesses a claim beforehand, so that only the acceptance is on the clock. */
async function issuer(example: Example, system: SeparateSystem, sql: pg.Client) {
  const [row] = example.experiences;
  if (!row) throw new Error('the example has no experience');
  const parties: ClaimParties = await partiesOf(row, example, system.signIns);
  const { candidate } = parties;
  return async (): Promise<Way> => {
    const claim = await assessClaim(await openClaim(candidate, row), parties);
    const { sequenced: before } = await where(sql);
    await until(sql, ({ mirrored }) => mirrored >= before);
    const sent = performance.now();
    const since = () => performance.now() - sent;
    let answered = Number.NaN;
    const asked = candidate.post(`/api/v1/claims/${claim.id}/acceptance`, {}).then(() => {
      answered = since();
    });
    await until(sql, ({ published }) => published > before);
    const published = since();
    await until(sql, ({ mirrored }) => mirrored > before);
    const mirrored = since();
    await asked;
    return { answered, published, mirrored };
  };
}

/** How far the hub's ledger is written and published, and copied at the registry. */
async function where(sql: pg.Client) {
  const { rows } = await sql.query<{ sequenced: string; published: string; mirrored: string }>(
    `SELECT (SELECT size FROM hub.ledger_head WHERE log_id = 1) AS sequenced,
       (SELECT max(size) FROM hub.ledger_publication WHERE log_id = 1) AS published,
       (SELECT size FROM registry.ledger_head JOIN registry.ledger_log USING (log_id)
        WHERE kind = 'mirror') AS mirrored`,
  );
  const { sequenced, published, mirrored } = rows[0]!;
  return {
    sequenced: Number(sequenced),
    published: Number(published),
    mirrored: Number(mirrored),
  };
}

async function until(
  sql: pg.Client,
  reached: (now: Awaited<ReturnType<typeof where>>) => boolean,
): Promise<void> {
  const last = performance.now() + LIMIT_MS;
  for (;;) {
    const now = await where(sql);
    if (reached(now)) return;
    if (performance.now() > last) throw new Error(`waited too long at ${JSON.stringify(now)}`);
    await pause(POLL_MS);
  }
}

const BARE_TOPIC = 'bench.bare';

/** kafkajs and nothing of ours: one producer, one consumer, settings as the product has them. */
async function openBare(brokers: string) {
  const kafka = new Kafka({ brokers: [brokers], clientId: 'bare', logLevel: logLevel.NOTHING });
  const producer: Producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  const consumer: Consumer = kafka.consumer({ groupId: 'bare', maxWaitTimeInMs: 500 });
  const waiting = new Map<string, () => void>();
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topics: [BARE_TOPIC], fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) => {
      waiting.get(message.key?.toString() ?? '')?.();
      return Promise.resolve();
    },
  });
  const value = randomBytes(2048).toString('base64');
  const once = async (): Promise<number> => {
    const key = randomBytes(8).toString('hex');
    const arrived = new Promise<void>((resolve) => waiting.set(key, resolve));
    const began = performance.now();
    await producer.send({ topic: BARE_TOPIC, acks: -1, messages: [{ key, value }] });
    await arrived;
    waiting.delete(key);
    return performance.now() - began;
  };
  // The first one waits for the group.
  await once();
  return {
    once,
    close: async () => {
      await consumer.disconnect();
      await producer.disconnect();
    },
  };
}

/** Percentiles by nearest rank, in whole milliseconds. */
function spread(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
