import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { CompressionTypes, Kafka, logLevel, type Message, Partitioners } from 'kafkajs';
import type { BusRecord, DeliveredRecord } from '#federation/bus.js';
import { deadLetterTopic } from '#federation/topics.js';
import { requirement } from '../../support/requirements.js';
import { altered, flipped } from './alter-record.js';
import { disturbed, type DisturbedRun, ensureTopic, undisturbed } from './disturbed-run.js';
import { writeAllCodecs } from './foreign-codecs.js';
import type { StateDigest } from './state-digest.js';
import { writtenHubs } from './written-hub.js';

const kafka = requirement('kafka', 'postgres');

kafka.describe('whatever another client may write', () => {
  let world: Awaited<ReturnType<typeof writtenHubs>>;
  let reference: StateDigest;
  let records: readonly BusRecord[];
  beforeAll(async () => {
    world = await writtenHubs(['alpha', 'beta', 'gamma'], 8);
    records = world.records();
    reference = await undisturbed(world.hubs, records);
  });
  afterAll(() => world.close());

  const run = (test: (run: DisturbedRun) => Promise<void>) =>
    disturbed({ brokers: kafka.value, hubs: world.hubs }, test);

  /** The first half, then these as one batch to each partition, then the rest; nobody reads meanwhile. */
  async function around(r: DisturbedRun, batches: readonly Batch[]): Promise<void> {
    await r.send(records.slice(0, 12));
    for (const partition of [0, 1, 2])
      for (const batch of batches) await writeAs(kafka.value, r.topic, partition, batch);
    await r.send(records.slice(12));
    r.start();
    await r.heartbeats();
    await r.settled();
    expect(await r.digest()).toEqual(reference);
  }

  it('batches in compressions that are not read: their records are refused, and no hub waits', () =>
    run(async (r) => {
      const messages = records.slice(0, 3).map(({ key, value }) => ({ key, value }));
      const { Snappy, LZ4, ZSTD } = CompressionTypes;
      const restore = writeAllCodecs();
      try {
        await around(
          r,
          [Snappy, LZ4, ZSTD].map((compression) => ({ compression, messages })),
        );
      } finally {
        restore();
      }
      // Nothing is known of a record but its place: all are the same one to the quarantine.
      expect(await r.alarms()).toEqual({ quarantined: [' segment.malformed'], parked: [] });
      expect(await refused(r)).toBe(27);
      for (const type of [Snappy, LZ4, ZSTD])
        expect(r.errors.filter((e) => e.includes(`compression ${type} is not read`)).length).toBe(
          3,
        );
    }));

  it('records without a key, without a value and without both are refused', () =>
    run(async (r) => {
      const { key, value } = records[0]!;
      const compression = CompressionTypes.GZIP;
      const messages = [
        { key: null, value: null },
        { key, value: null },
        { key: null, value },
      ];
      await around(r, [{ compression, messages }]);
      const quarantined = [
        ' segment.key-mismatch',
        ' segment.malformed',
        `${key} segment.malformed`,
      ];
      expect(await r.alarms()).toEqual({ quarantined, parked: [] });
      expect(r.faults).toEqual([]);
    }));

  it('one batch of more records than can be handed over: only its partition stands still', () =>
    run(async (r) => {
      const messages = Array.from({ length: 50_001 }, () => ({ key: 'x', value: 'x' }));
      const batch = { compression: CompressionTypes.GZIP, messages };
      await writeAs(kafka.value, r.topic, 0, batch);
      await r.send(records);
      r.start();
      await r.until('the complaint', () =>
        Promise.resolve(r.errors.some((error) => error.includes('its partition stands still'))),
      );
      const ends = await r.bus.endOffsets(r.topic);
      const isRead = async () => {
        const rows = await r.registry.db.query<{ part: number; next_off: string }[]>(
          'SELECT part, next_off FROM bus_offset WHERE grp = $1',
          [r.group],
        );
        return [1, 2].every((partition) => {
          const end = ends.find((one) => one.partition === partition)!.offset;
          return (
            end === 0 || rows.some((row) => row.part === partition && Number(row.next_off) === end)
          );
        });
      };
      await r.until('the end of the other partitions', () => isRead());
    }));

  it('an altered record: a row that says so, proven by the hub, and a copy for a person', () =>
    run(async (r) => {
      await ensureTopic(r.bus, deadLetterTopic(r.group));
      const victim = records[13]!;
      const changed = altered(
        victim,
        (s) => void (s.data.entries[0] = flipped(s.data.entries[0], 9)),
      );
      const lie = { ...changed, headers: { traceparent: 'kept' } };
      const letters: DeliveredRecord[] = [];
      const reading = await r.bus.subscribe({
        group: `${r.group}.person`,
        topics: [deadLetterTopic(r.group)],
        onBatch: ({ records: copies }) => Promise.resolve(void letters.push(...copies)),
      });
      const began = r.registry.clock.now().toISOString();
      r.start({ deadLetters: true });
      await r.send(records.map((record) => (record === victim ? lie : record)));
      await r.heartbeats();
      await r.settled();
      await r.until('the copy', () => Promise.resolve(letters.length > 0));
      expect(await r.digest()).toEqual(reference);
      expect(await r.alarms()).toEqual({
        quarantined: [`${victim.key} segment.root-mismatch`],
        parked: [],
      });
      expect(
        await r.registry.db.query(
          `SELECT origin, encode(digest, 'hex') AS digest, proven_at IS NOT NULL AS proven FROM bus_tampering`,
        ),
      ).toEqual([
        {
          origin: victim.key,
          digest: createHash('sha256').update(lie.value).digest('hex'),
          proven: true,
        },
      ]);
      const [copy, ...more] = letters;
      expect(more).toEqual([]);
      expect(copy!.key).toBe(victim.key);
      expect(copy!.value.equals(lie.value)).toBe(true);
      expect(copy!.headers).toEqual({
        traceparent: 'kept',
        'dlq-topic': r.topic,
        'dlq-partition': expect.stringMatching(/^[012]$/) as string,
        'dlq-offset': expect.stringMatching(/^\d+$/) as string,
        'dlq-first-seen': began,
        'dlq-reason': 'segment.root-mismatch',
        'dlq-attempts': '1',
      });
      await reading.close();
    }));
});

interface Batch {
  readonly compression: CompressionTypes;
  readonly messages: readonly Omit<Message, 'partition'>[];
}

/** One batch through a client that is not ours. */
async function writeAs(brokers: string, topic: string, partition: number, batch: Batch) {
  const kafkajs = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const producer = kafkajs.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  try {
    const messages = batch.messages.map((message) => ({ ...message, partition }));
    await producer.send({ topic, compression: batch.compression, messages });
  } finally {
    await producer.disconnect();
  }
}

/** How many records were refused, with a row of their own or not. */
async function refused({ registry }: DisturbedRun): Promise<number> {
  const sql = 'SELECT sum(refused) AS n FROM quarantine_minute';
  return Number((await registry.db.query<{ n: string | null }[]>(sql))[0]?.n);
}
