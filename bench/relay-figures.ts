import { randomBytes } from 'node:crypto';
import {
  CompressionTypes,
  Kafka,
  logLevel,
  type Message,
  Partitioners,
  type Producer,
} from 'kafkajs';
import type { BusRecord, FederationBus } from '#federation/bus.js';
import { KafkaBus } from '#federation/kafka-bus.js';
import { Clock } from '#platform/clock.js';
import { OutboxRelay } from '#platform/federation/outbox-relay.js';
import { openBenchDatabase } from './bench-database.js';
import { bootstrapFigure } from './bootstrap-figure.js';
import { figure, type Figure } from './compare.js';
import { type MadeLedger, makeLedger, personLike } from './relay-ledger.js';

/** The relay against bare kafkajs that sends the very same bytes. */
export interface RelayFigure extends Figure {
  /** What one record has on average, in bytes before compression. */
  readonly recordBytes: number;
  readonly megabytesPerSecond: { readonly ours: number; readonly reference: number };
  /** CPU seconds of this process per 1,000 records: what of the ratio is work, and not waiting. */
  readonly cpuSeconds: { readonly ours: number; readonly reference: number };
}

/** docs/design/federation.md 11. */
const GOAL = 0.7;
const ROUNDS = 3;
const REFERENCE_BATCH = 1000;
/** Batches of 1,000 of our records do not fit what our topics take, so the reference's takes more. */
const REFERENCE_MAX_BYTES = 67_108_864;

const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const leaves = (count: number) => times(count, personLike);

/** Numbers of leaves of each publication. */
const MIXES: Readonly<Record<string, () => Iterable<readonly Buffer[]>>> = {
  // an hour of a hub: one epoch of 32 to 96 leaves, five heartbeats
  'realistic mix': () => times(12_000, (i) => (i % 6 === 0 ? leaves(32 * (1 + (i % 3))) : [])),
  'segments of 32 leaves': () => times(6000, () => leaves(32)),
  'segments of 1,000 leaves': () => times(150, () => leaves(1000)),
};

/** Relay throughput on a real broker and PostgreSQL, and the bootstrap of a hub. */
export async function* relayFigures(env: NodeJS.ProcessEnv): AsyncGenerator<object> {
  const brokers = (env.GUILDMARK_KAFKA_BROKERS ?? '').split(',').filter((name) => name !== '');
  for (const [name, publications] of Object.entries(MIXES)) {
    const database = brokers.length > 0 ? await openBenchDatabase(env) : undefined;
    if (!database) {
      console.error('skipped: relay (needs Kafka, GUILDMARK_KAFKA_BROKERS, and PostgreSQL)');
      break;
    }
    const ledger = await makeLedger(database.url, 'hub', 'hub.example/ledger', publications());
    try {
      yield await relayFigure(name, ledger, brokers);
    } finally {
      await ledger.close();
      await database.close();
    }
  }
  const database = await openBenchDatabase(env);
  if (!database) {
    console.error('skipped: bootstrap (needs PostgreSQL)');
    return;
  }
  try {
    yield await bootstrapFigure(database.url);
  } finally {
    await database.close();
  }
}

async function relayFigure(
  name: string,
  ledger: MadeLedger,
  brokers: readonly string[],
): Promise<RelayFigure> {
  const kafka = new Kafka({
    brokers: [...brokers],
    clientId: 'guildmark-bench',
    logLevel: logLevel.NOTHING,
  });
  const [ours, reference] = ['ours', 'reference'].map(
    (side) => `bench.${side}.${randomBytes(6).toString('hex')}`,
  ) as [string, string];
  const admin = kafka.admin();
  await admin.connect();
  const bus = new KafkaBus({
    brokers,
    clientId: 'guildmark-bench',
    newReadGroup: () => 'unused',
    onError: () => undefined,
  });
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  try {
    await admin.createTopics({
      waitForLeaders: true,
      topics: [topicOf(ours, 1_048_576), topicOf(reference, REFERENCE_MAX_BYTES)],
    });
    await producer.connect();
    const records = await recordsOf(ledger);
    const bytes = records.reduce((sum, { value }) => sum + value.length, 0);
    const rounds: { ours: Spent; reference: Spent }[] = [];
    // The first round warms up both sides.
    for (let round = 0; round <= ROUNDS; round++) {
      const spent = {
        ours: await relayed(ledger, bus, ours, records.length),
        reference: await sent(producer, reference, records),
      };
      if (round > 0) rounds.push(spent);
    }
    const mid = (of: (spent: (typeof rounds)[number]) => number) =>
      rounds.map(of).sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0;
    const rate = (side: 'ours' | 'reference') => records.length / mid((r) => r[side].seconds);
    const share = (side: 'ours' | 'reference') => (rate(side) * bytes) / records.length / 1e6;
    const per1000 = (side: 'ours' | 'reference') =>
      Number(((mid((r) => r[side].cpu) * 1000) / records.length).toPrecision(3));
    const ratio = mid((r) => r.reference.seconds / r.ours.seconds);
    return {
      ...figure(`relay, ${name}`, rate('ours'), rate('reference'), 'records/s'),
      ratio: Number(ratio.toPrecision(4)),
      goal: `ratio >= ${String(GOAL)}`,
      ok: ratio >= GOAL,
      recordBytes: Math.round(bytes / records.length),
      megabytesPerSecond: {
        ours: Number(share('ours').toPrecision(3)),
        reference: Number(share('reference').toPrecision(3)),
      },
      cpuSeconds: { ours: per1000('ours'), reference: per1000('reference') },
    };
  } finally {
    await bus.close();
    await producer.disconnect();
    await admin.deleteTopics({ topics: [ours, reference] });
    await admin.disconnect();
  }
}

const topicOf = (topic: string, maxBytes: number) => ({
  topic,
  numPartitions: 1,
  replicationFactor: 1,
  configEntries: [{ name: 'max.message.bytes', value: String(maxBytes) }],
});

interface Spent {
  readonly seconds: number;
  readonly cpu: number;
}

async function measured(work: () => Promise<void>): Promise<Spent> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpu: (user + system) / 1e6 };
}

/** Empties the outbox onto a bus, once, as the app does. */
async function relayed(ledger: MadeLedger, bus: FederationBus, topic: string, count: number) {
  await ledger.db.query('UPDATE federation_outbox SET sent_at = NULL');
  await ledger.db.query('VACUUM federation_outbox');
  let done = () => {};
  const all = new Promise<void>((resolve) => (done = resolve));
  let sentSoFar = 0;
  const counting = {
    publish: async (name: string, records: readonly BusRecord[]) => {
      await bus.publish(name, records);
      sentSoFar += records.length;
      if (sentSoFar === count) done();
    },
  } as FederationBus;
  const { origin } = ledger;
  const relay = new OutboxRelay(ledger.db, counting, new Clock(), {
    topic,
    origin,
    prefixUrl: `https://${origin}/`,
    registryUrl: 'https://registry.example',
  });
  return measured(async () => {
    relay.start();
    await all;
    // Until all are marked.
    await relay.stop();
  });
}

/** What the relay sends, byte for byte. */
async function recordsOf(ledger: MadeLedger): Promise<readonly BusRecord[]> {
  const kept: BusRecord[] = [];
  const [row] = await ledger.db.query<{ n: number }[]>(
    'SELECT count(*)::integer AS n FROM federation_outbox',
  );
  const keeping = {
    publish: (_topic: string, records: readonly BusRecord[]) => {
      kept.push(...records);
      return Promise.resolve();
    },
  } as FederationBus;
  await relayed(ledger, keeping, 'kept', row?.n ?? 0);
  return kept;
}

async function sent(producer: Producer, topic: string, records: readonly BusRecord[]) {
  const messages: Message[] = records.map(({ key, value, headers }) => ({ key, value, headers }));
  return measured(async () => {
    for (let at = 0; at < messages.length; at += REFERENCE_BATCH)
      await producer.send({
        topic,
        acks: -1,
        compression: CompressionTypes.GZIP,
        messages: messages.slice(at, at + REFERENCE_BATCH),
      });
  });
}
