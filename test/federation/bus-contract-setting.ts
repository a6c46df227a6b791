import { randomBytes } from 'node:crypto';
import type {
  BusBatch,
  BusErrorListener,
  BusRecord,
  DeliveredRecord,
  FederationBus,
} from '#federation/bus.js';

/** What the contract needs of an adapter; every `open` reaches the same records. */
export interface BusBench {
  open(onError: BusErrorListener): Promise<FederationBus>;
  /** A bus whose broker or database is not there. */
  openBroken(onError: BusErrorListener): Promise<FederationBus>;
  close(): Promise<void>;
}

export interface Setting {
  readonly bus: FederationBus;
  readonly topic: string;
  readonly errors: readonly string[];
  subscribe(group: string, onBatch: (batch: BusBatch) => Promise<void>): Promise<void>;
  collect(group: string): Promise<readonly DeliveredRecord[]>;
}

export async function using(
  setup: () => Promise<BusBench>,
  test: (setting: Setting) => Promise<void>,
): Promise<void> {
  const bench = await setup();
  const topic = name();
  const errors: string[] = [];
  const bus = await openWithTopic(bench, topic, (error) => errors.push(error.message));
  try {
    await test({
      bus,
      topic,
      errors,
      subscribe: async (group, onBatch) => {
        await bus.subscribe({ group: `${topic}.${group}`, topics: [topic], onBatch });
      },
      collect: (group) => collectFrom(bus, group, topic),
    });
  } finally {
    await bus.close();
    await bench.close();
  }
}

export async function openWithTopic(
  bench: BusBench,
  topic: string,
  onError: BusErrorListener = () => undefined,
): Promise<FederationBus> {
  const bus = await bench.open(onError);
  await bus.ensureTopics([
    { name: topic, partitions: 3, replicas: 1, minInSyncReplicas: 1, retentionMs: 86_400_000 },
  ]);
  return bus;
}

/** Groups are named after the topic: on a shared broker no test meets another's commits. */
export async function collectFrom(
  bus: FederationBus,
  group: string,
  topic: string,
): Promise<DeliveredRecord[]> {
  const seen: DeliveredRecord[] = [];
  await bus.subscribe({
    group: `${topic}.${group}`,
    topics: [topic],
    onBatch: ({ records }) => {
      seen.push(...records);
      return Promise.resolve();
    },
  });
  return seen;
}

export function name(): string {
  return `test.${randomBytes(6).toString('hex')}`;
}

export function record(key: string, n: number): BusRecord {
  return { key, value: Buffer.from(String(n)), headers: { n: String(n) } };
}

export function numberOf(got: DeliveredRecord): number {
  expect(got.headers).toEqual({ n: got.value.toString() });
  return Number(got.value.toString());
}
