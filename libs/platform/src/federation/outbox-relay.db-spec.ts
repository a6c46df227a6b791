import 'reflect-metadata';
import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { BusRecord, FederationBus } from '#federation/bus.js';
import { readSegment } from '#federation/read-segment.js';
import type { SegmentParts } from '#federation/segment.js';
import { describeDatabases, type FreshDatabase } from '../../../../test/support/databases.js';
import { until } from '../../../../test/support/until.js';
import { inTransaction } from '../database/in-transaction.js';
import { eraseBodyBytes } from '../ledger/erase-body.sql.js';
import { newBody } from '../ledger/new-body.js';
import {
  FrozenClock,
  ledgerOptions,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from '../ledger/testing/ledger-under-test.js';
import { LeaderLock } from './leader-lock.js';
import { OutboxRelay } from './outbox-relay.js';
import { contentsOf, insertAgain, pruneSent, unsentRows } from './outbox.sql.js';
import type { Pace } from './token-bucket.js';

const REGISTRY = 'https://registry.example';
const WIDE = { rows: 1000, leaves: 100_000, bytes: 100_000_000 };

/** A bus that keeps what it is given; `gate` holds every publication back until it resolves. */
function recordingBus() {
  const publications: (readonly BusRecord[])[] = [];
  const state = { away: false, gate: Promise.resolve(), begun: 0 };
  const bus = {
    publish: async (_topic: string, records: readonly BusRecord[]) => {
      state.begun++;
      await state.gate;
      if (state.away) throw new Error('no broker');
      publications.push(records);
    },
  } as unknown as FederationBus;
  const segments = (): SegmentParts[] =>
    publications.flat().map(({ value, key }) => readSegment(value, key));
  return { bus, publications, segments, state };
}

describeDatabases('the relay', (kind) => {
  let fresh: FreshDatabase;
  let db: DataSource;
  beforeEach(async () => {
    fresh = await kind.fresh();
    db = await openLedgerDatabase(fresh.database);
  });
  afterEach(async () => {
    await db.destroy();
    await fresh.drop();
  });

  async function setup() {
    const options = ledgerOptions();
    const ledger = await startedLedger(db, options);
    const clock = new FrozenClock();
    let from = 0;
    const { origin, prefixUrl } = options;
    return {
      ...ledger,
      clock,
      relayOn: (bus: FederationBus, pace?: Pace, own = db) =>
        new OutboxRelay(own, bus, clock, {
          topic: 't',
          origin,
          prefixUrl,
          registryUrl: REGISTRY,
          ...(pace && { pace }),
        }),
      /** As many publications as numbers, each of so many leaves. */
      publish: async (...counts: number[]) => {
        for (const count of counts) {
          await ledger.append(someEntries(count, from));
          from += count;
          await ledger.sequencer.tick();
          await ledger.publisher.tick();
        }
      },
      publishBody: async (length: number) => {
        const body = newBody('text/plain', randomBytes(length), randomBytes(32));
        const entry = Buffer.concat([Buffer.from([2, 0]), randomBytes(60)]);
        await inTransaction(db, (m) =>
          ledger.intents.append(m, { id: randomUUID(), entry, isPublic: true, bodies: [body] }),
        );
        await ledger.sequencer.tick();
        await ledger.publisher.tick();
        return body;
      },
    };
  }
  const unsent = async () =>
    (
      await db.query<{ n: number }[]>(
        'SELECT count(*)::integer AS n FROM federation_outbox WHERE sent_at IS NULL',
      )
    )[0]?.n;

  it('sends every publication once, in order, entry for entry and note for note', async () => {
    const { publish, publishBody, reader, relayOn } = await setup();
    await publish(3, 1, 5);
    const body = await publishBody(500);
    const { bus, publications, segments } = recordingBus();
    const relay = relayOn(bus);
    try {
      relay.start();
      await until(async () => (await unsent()) === 0);
    } finally {
      await relay.stop();
    }
    expect(publications).toHaveLength(1);
    const sent = segments();
    expect(sent.map(({ start, entries }) => [start, entries.length])).toEqual([
      [0, 4],
      [4, 1],
      [5, 5],
      [10, 1],
    ]);
    expect(sent.flatMap(({ entries }) => entries)).toEqual(await reader.entries(0, 11));
    for (const { start, entries, checkpointNote } of sent)
      expect(checkpointNote).toBe(await reader.checkpointAt(start + entries.length));
    expect(sent.map(({ bodies }) => bodies.map(({ data }) => data))).toEqual([
      [],
      [],
      [],
      [body.bytes],
    ]);
  });

  it('does not send a body that was erased after its publication', async () => {
    const { publishBody, relayOn } = await setup();
    const body = await publishBody(100);
    await inTransaction(db, (m) => eraseBodyBytes(m, 1, body.reference.sha256, new Date()));
    const { bus, segments } = recordingBus();
    const relay = relayOn(bus);
    try {
      relay.start();
      await until(async () => (await unsent()) === 0);
    } finally {
      await relay.stop();
    }
    expect(segments().flatMap(({ bodies }) => bodies)).toEqual([]);
  });

  it('takes no more at once than rows, leaves and bytes allow, and always one', async () => {
    const { publish, publishBody } = await setup();
    await publish(1, 1, 100, 100);
    await publishBody(60_000);
    await publishBody(60_000);
    const taken = async (limits: Partial<typeof WIDE>, after = '0') =>
      (await unsentRows(db, after, { ...WIDE, ...limits })).map(({ end }) => end);
    expect(await taken({})).toEqual([2, 3, 103, 203, 204, 205]);
    expect(await taken({ rows: 3 })).toEqual([2, 3, 103]);
    expect(await taken({ leaves: 150 })).toEqual([2, 3, 103]);
    expect(await taken({ leaves: 1 })).toEqual([2]);
    expect(await taken({ bytes: 1 })).toEqual([2]);
    // 203 entries of 34 bytes; one body of 60,000 goes with them, the second does not
    expect(await taken({ bytes: 75_000 })).toEqual([2, 3, 103, 203, 204]);
    const [, second] = await unsentRows(db, '0', WIDE);
    expect(await taken({ rows: 2 }, second?.seq)).toEqual([103, 203]);
  });

  it('sends what is new at its pace, and a backlog without one', async () => {
    const { clock, publish, relayOn } = await setup();
    await publish(...Array.from({ length: 8 }, () => 1));
    const { bus, segments } = recordingBus();
    const relay = relayOn(bus, { perSecond: 2, burst: 3 });
    try {
      relay.start();
      await until(() => segments().length === 3);
      clock.advance(1);
      relay.nudge();
      await until(() => segments().length === 5);
      clock.advance(60);
      relay.nudge();
      await until(() => segments().length === 8);
    } finally {
      await relay.stop();
    }
    expect(segments().map(({ start }) => start)).toEqual([0, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('reads again what it had built when a publication fails, and loses nothing', async () => {
    const { clock, publish, relayOn } = await setup();
    await publish(1, 1);
    const { bus, segments, state } = recordingBus();
    state.away = true;
    let ring = () => {};
    state.gate = new Promise((resolve) => (ring = resolve));
    const relay = relayOn(bus);
    try {
      relay.start();
      await publish(1);
      ring();
      await relay.stop();
      expect(segments()).toEqual([]);
      state.away = false;
      clock.advance(2);
      relay.start();
      await until(async () => (await unsent()) === 0);
    } finally {
      await relay.stop();
    }
    expect(segments().map(({ start }) => start)).toEqual([0, 2, 3]);
  });

  it('cuts what is sent again as it was cut the first time', async () => {
    const { publish, clock } = await setup();
    await publish(3, 4, 5, 6);
    await db.query('UPDATE federation_outbox SET sent_at = now()');
    const rows = async (from: number, to: number, limit = 100) => {
      await db.query('DELETE FROM federation_outbox WHERE sent_at IS NULL');
      const n = await insertAgain(db, { from, to, limit }, clock.now());
      const again = await unsentRows(db, '0', WIDE);
      expect(n).toBe(again.length);
      await contentsOf(db, again);
      return again.map(({ start, end }) => [start, end]);
    };
    expect(await rows(4, 8)).toEqual([[4, 8]]);
    expect(await rows(5, 9)).toEqual([
      [4, 8],
      [8, 13],
    ]);
    expect(await rows(0, 100, 2)).toEqual([
      [0, 4],
      [4, 8],
    ]);
    expect(await rows(19, 25)).toEqual([]);
  });

  it('forgets what was sent a day ago, and nothing else', async () => {
    const { clock, publish, relayOn } = await setup();
    await publish(1, 1, 1);
    const { bus } = recordingBus();
    const at = clock.now().toISOString();
    await db.query(
      `UPDATE federation_outbox SET sent_at = $1::timestamptz - CASE seq
         WHEN 1 THEN interval '25 hours' ELSE interval '23 hours' END WHERE seq <= 2`,
      [at],
    );
    const relay = relayOn(bus);
    try {
      relay.start();
      await until(async () => (await unsent()) === 0);
    } finally {
      await relay.stop();
    }
    const left = await db.query<{ seq: string }[]>(
      'SELECT seq FROM federation_outbox ORDER BY seq',
    );
    expect(left.map(({ seq }) => seq)).toEqual(['2', '3']);
    expect(await pruneSent(db, clock.now())).toBe(1);
  });

  if (kind.name === 'embedded')
    it('leads without asking: the database belongs to one process', async () => {
      expect(await new LeaderLock(db, 'x').confirm()).toBe(true);
    });
  else {
    const backendsOf = (lock: string) =>
      db.query<{ pid: number }[]>(
        // Other tests lead under the same name, each in a database of its own.
        `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND objid = (
             CASE WHEN hashtext($1) < 0 THEN hashtext($1) + 4294967296 ELSE hashtext($1) END)::oid`,
        [lock],
      );
    it('gives the lead to one of two, and to the other when the connection of the first is killed', async () => {
      const first = new LeaderLock(db, 'x', 0);
      const second = new LeaderLock(db, 'x', 300);
      const another = new LeaderLock(db, 'y');
      try {
        await until(() => first.confirm());
        expect(await second.confirm()).toBe(false);
        await until(() => another.confirm());
        const [holder] = await backendsOf('x');
        const killedAt = performance.now();
        await db.query('SELECT pg_terminate_backend($1)', [holder?.pid]);
        await until(() => second.confirm());
        // What the first had under way may still be on its way: the second waits a moment.
        expect(performance.now() - killedAt).toBeGreaterThanOrEqual(300);
        expect(await first.confirm()).toBe(false);
        await second.release();
        await until(() => first.confirm());
      } finally {
        await Promise.all([first, second, another].map((lock) => lock.release()));
      }
    });

    it('lets a second process stand by, and take over when the first loses its connection', async () => {
      const { clock, publish, relayOn } = await setup();
      const other = await openLedgerDatabase(fresh.database);
      const [a, b] = [recordingBus(), recordingBus()];
      const leading = relayOn(a.bus);
      const standing = relayOn(b.bus, undefined, other);
      try {
        await publish(1);
        leading.start();
        await until(() => a.segments().length === 1);
        standing.start();
        let ring = () => {};
        a.state.gate = new Promise((resolve) => (ring = resolve));
        await publish(1, 1);
        clock.advance(1);
        leading.nudge();
        // The leader must be in the middle of a publication: else it might lead again at once.
        await until(() => a.state.begun === 2);
        const [holder] = await backendsOf('relay hub.example/ledger');
        await db.query('SELECT pg_terminate_backend($1)', [holder?.pid]);
        await until(() => b.segments().length === 2);
        // The leader that was cut off ends what it had begun, and begins nothing more.
        ring();
        await publish(1, 1);
        await until(() => b.segments().length === 4);
        leading.nudge();
        await until(() => a.segments().length >= 1);
      } finally {
        await leading.stop();
        await standing.stop();
        await other.destroy();
      }
      expect(b.segments().map(({ start }) => start)).toEqual([2, 3, 4, 5]);
      expect(
        a
          .segments()
          .map(({ start }) => start)
          .filter((start) => start >= 4),
      ).toEqual([]);
    });
  }
});
