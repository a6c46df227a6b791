import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import type { BusRecord, FederationBus, SubscribeOptions } from '#federation/bus.js';
import { deadLetterTopic, HUB_SEGMENTS_TOPIC } from '#federation/topics.js';
import { until } from '../../../../test/support/until.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { openBus } from './bus.module.js';
import { askForReplay, replayOutcome } from './dead-letter-replay.sql.js';
import { OriginRepair } from './repair-origin.js';
import { SegmentFollower } from './segment-follower.js';
import { digestOf } from './testing/digest-of.js';
import { followerOn } from './testing/follower-under-test.js';
import { HubLog } from './testing/hub-log.js';

const topic = HUB_SEGMENTS_TOPIC;
const group = 'g';
const dlq = deadLetterTopic(group);
const REQUEST = '0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10';

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const bus = await openBus({ database }, () => undefined);
  const follower = await followerOn(database, checkLedger);
  const hub = new HubLog();
  follower.follow(hub);
  return {
    bus,
    follower,
    hub,
    /** A running follower of this bus, or of one like it. */
    start: (options: { deadLetters?: boolean; bus?: FederationBus } = {}) => {
      const { deadLetters = false, bus: other = bus } = options;
      const repair = new OriginRepair(follower.context);
      const running = new SegmentFollower(follower.context, other, repair, {
        ...{ group, topic, deadLetters },
      });
      running.start();
      return running;
    },
    ensureDlq: () =>
      bus.ensureTopics([
        { name: dlq, partitions: 1, replicas: 1, minInSyncReplicas: 1, retentionMs: 3_600_000 },
      ]),
    deadLetters: async () => {
      const records: BusRecord[] = [];
      for await (const batch of bus.read(dlq, 'earliest')) records.push(...batch.records);
      return records;
    },
    close: async () => {
      await bus.close();
      await follower.db.destroy();
      await drop();
    },
  };
}

describeDatabases('a running follower', (kind) => {
  let s: Awaited<ReturnType<typeof setup>>;
  let running: SegmentFollower | undefined;
  beforeEach(async () => {
    s = await setup(kind);
    running = undefined;
  });
  afterEach(async () => {
    await running?.stop();
    await s.close();
  });
  const sizeIs = (size: number) => until(async () => (await s.follower.peek()).size === size);
  /** Every record of the topic has been read, also by a reader that began anew. */
  const allRead = (records: number) => until(() => s.follower.counters.verifiedSegments >= records);

  it('copies what it refuses to the dead letters, once, with where it came from', async () => {
    await s.ensureDlq();
    s.hub.addStandard('stitching');
    const junk = { key: s.hub.origin, value: Buffer.from('junk'), headers: { a: 'b' } };
    await s.bus.publish(topic, [junk, junk, s.hub.segment(0)]);
    running = s.start({ deadLetters: true });
    await sizeIs(1);
    await until(() => s.follower.counters.deadLetters === 1);
    await running.stop();
    const [copy, ...others] = await s.deadLetters();
    expect(others).toEqual([]);
    expect(copy).toMatchObject({ key: s.hub.origin, value: junk.value });
    expect(copy?.headers).toEqual({
      a: 'b',
      'dlq-reason': 'segment.malformed',
      'dlq-attempts': '1',
      'dlq-topic': topic,
      'dlq-partition': expect.stringMatching(/^\d$/) as string,
      'dlq-offset': '0',
      'dlq-first-seen': '2026-11-23T10:00:00.000Z',
    });
  });

  it('copies nothing beyond what the quarantine keeps, and nothing at all without the option', async () => {
    await s.ensureDlq();
    const junk = Array.from({ length: 70 }, (_, i) => ({
      ...{ key: s.hub.origin, value: Buffer.from(`junk ${i}`), headers: {} },
    }));
    await s.bus.publish(topic, junk);
    running = s.start({ deadLetters: true });
    await until(() => s.follower.counters.deadLetters === 60);
    await running.stop();
    expect(await s.deadLetters()).toHaveLength(60);
    await s.bus.publish(topic, [{ ...junk[0]!, value: Buffer.from('more') }]);
    s.follower.clock.advance(60);
    running = s.start();
    await until(async () => (await s.follower.peek()).quarantined.length === 61);
    await running.stop();
    expect(await s.deadLetters()).toHaveLength(60);
  });

  it('goes on when no dead letter can be written, and counts them', async () => {
    s.hub.addStandard('stitching');
    const junk = { key: s.hub.origin, value: Buffer.from('junk'), headers: {} };
    await s.bus.publish(topic, [junk, s.hub.segment(0)]);
    running = s.start({ deadLetters: true });
    await sizeIs(1);
    await until(() => s.follower.counters.deadLettersLost === 1);
    expect(await s.follower.state()).toMatchObject({ quarantined: ['segment.malformed'] });
  });

  it('feeds dead letters through the checks again when it is asked to', async () => {
    await s.ensureDlq();
    const late = new HubLog('late.example/ledger');
    late.addStandard('welding');
    const junk = { key: s.hub.origin, value: Buffer.from('junk'), headers: {} };
    await s.bus.publish(topic, [late.segment(0), junk]);
    running = s.start({ deadLetters: true });
    await until(() => s.follower.counters.deadLetters === 2);
    s.follower.follow(late);
    await askForReplay(s.follower.db, REQUEST, s.follower.clock.now());
    const outcome = () => replayOutcome(s.follower.db, REQUEST);
    await until(async () => (await outcome()) !== undefined);
    expect(await outcome()).toEqual({ taken: 1, refused: 1, failure: null });
    expect(await s.follower.state()).toMatchObject({ size: 1, projected: ['0 welding 1'] });
    await running.stop();
    // The same refusal again is no second copy.
    expect(await s.deadLetters()).toHaveLength(2);
  });

  it('says why it could not read the dead letters', async () => {
    running = s.start({ deadLetters: true });
    await askForReplay(s.follower.db, REQUEST, s.follower.clock.now());
    const outcome = () => replayOutcome(s.follower.db, REQUEST);
    await until(async () => (await outcome()) !== undefined);
    expect((await outcome())?.failure).toContain(dlq);
  });

  it('reads again from where a restored database was, and nothing changes', async () => {
    for (let i = 0; i < 6; i++) s.hub.addStandard(`${i}`);
    await s.bus.publish(topic, [s.hub.segment(0, 2), s.hub.segment(2, 4), s.hub.segment(4, 6)]);
    running = s.start();
    await sizeIs(6);
    await running.stop();
    const before = await digestOf(s.follower.db);
    await s.follower.db.query('UPDATE bus_offset SET next_off = 1');
    const read = s.follower.counters.verifiedSegments;
    running = s.start();
    await allRead(read + 2);
    await running.stop();
    expect(s.follower.counters.verifiedSegments).toBe(read + 2);
    expect(await digestOf(s.follower.db)).toEqual(before);
    expect(await offsetsOf(s.follower.db)).toEqual(['3']);
  });

  it('begins with the oldest record of a broker that was wiped, and nothing changes', async () => {
    for (let i = 0; i < 4; i++) s.hub.addStandard(`${i}`);
    await s.bus.publish(topic, [s.hub.segment(0, 2), s.hub.segment(2, 4)]);
    running = s.start();
    await sizeIs(4);
    await running.stop();
    const before = await digestOf(s.follower.db);
    // Another life of the broker, in which the party sends again: the numbers begin anew.
    const wiped = renamed(s.bus, 'another-cluster');
    const read = s.follower.counters.verifiedSegments;
    running = s.start({ bus: wiped });
    await allRead(read + 2);
    await running.stop();
    expect(await digestOf(s.follower.db)).toEqual(before);
    expect(await offsetsOf(s.follower.db)).toEqual(['2', '2']);
  });

  it('does nothing twice when it dies between the commit of the database and that of the broker', async () => {
    for (let i = 0; i < 3; i++) s.hub.addStandard(`${i}`);
    await s.bus.publish(topic, [s.hub.segment(0, 1), s.hub.segment(1, 2)]);
    let deaths = 0;
    const dying = altered(s.bus, (options) => ({
      ...options,
      onBatch: async (batch, control) => {
        await options.onBatch(batch, control);
        if (deaths++ === 0) throw new Error('died before the broker heard of it');
      },
    }));
    running = s.start({ bus: dying });
    await until(() => deaths >= 2);
    await s.bus.publish(topic, [s.hub.segment(2, 3)]);
    await sizeIs(3);
    expect((await s.follower.state()).projected).toEqual(['0 0 1', '1 1 1', '2 2 1']);
  });

  it('parks an origin with which no transaction can be committed, and goes on with the others', async () => {
    const poison = new HubLog('poison.example/ledger');
    const others = ['a', 'b', 'c'].map((name) => new HubLog(`${name}.example/ledger`));
    for (const hub of [poison, ...others]) {
      hub.addStandard(hub.origin);
      s.follower.follow(hub);
    }
    s.follower.beforeProjecting(async (m, leaf) => {
      if (leaf.origin === poison.origin) await m.query('ROLLBACK');
    });
    await s.bus.publish(
      topic,
      [others[0]!, poison, others[1]!, others[2]!].map((hub) => hub.segment(0)),
    );
    running = s.start();
    await until(async () => (await s.follower.peek()).projected.length === 3);
    await until(async () => (await s.follower.peek()).parked[0] === 'projection');
    expect((await s.follower.state()).size).toBe(1);
  });

  it('writes nothing of a partition that is no longer its own', async () => {
    s.hub.addStandard('stitching');
    await s.bus.publish(topic, [s.hub.segment(0)]);
    let handled = false;
    const lost = altered(s.bus, (options) => ({
      ...options,
      onBatch: async (batch, control) => {
        await options.onBatch(batch, { ...control, isStale: () => true });
        handled = true;
        throw new Error('not committed');
      },
    }));
    running = s.start({ bus: lost });
    await until(() => handled);
    await running.stop();
    expect(await s.follower.state()).toMatchObject({ size: 0, quarantined: [] });
    expect(await offsetsOf(s.follower.db)).toEqual([]);
  });
});

async function offsetsOf(db: DataSource): Promise<string[]> {
  const rows = await db.query<{ next_off: string }[]>(
    'SELECT next_off FROM bus_offset WHERE next_off > 0 ORDER BY next_off',
  );
  return rows.map(({ next_off }) => next_off);
}

/** The same bus, its subscriptions changed. */
function altered(
  bus: FederationBus,
  change: (options: SubscribeOptions) => SubscribeOptions,
): FederationBus {
  return { ...bus, subscribe: (options) => bus.subscribe(change(options)) };
}

/** The same records under another cluster id. */
function renamed(bus: FederationBus, clusterId: string): FederationBus {
  return altered(bus, ({ startAt, onBatch, ...options }) => ({
    ...options,
    startAt: startAt && ((partition) => startAt({ ...partition, clusterId })),
    onBatch: (batch, control) => onBatch({ ...batch, clusterId }, control),
  }));
}
