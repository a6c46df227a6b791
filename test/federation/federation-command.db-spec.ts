import 'reflect-metadata';
import { HUB_SEGMENTS_TOPIC } from '#federation/topics.js';
import { openBus } from '#platform/federation/bus.module.js';
import { park } from '#platform/federation/parked-origin.sql.js';
import { takeBatch } from '#platform/federation/take-batch.js';
import { followerOn } from '#platform/federation/testing/follower-under-test.js';
import { HubLog } from '#platform/federation/testing/hub-log.js';
import { federationCommand } from '../../tools/federation/federation-command.js';
import { checkLedger } from '../support/check-ledger.js';
import { databaseKinds } from '../support/databases.js';
import { requirement } from '../support/requirements.js';

const FROZEN = 'frozen.example/ledger';
const AWAY = 'away.example/ledger';

/** A registry that follows one hub, refused a record of it, and has two parked origins. */
async function setup() {
  const kind = databaseKinds().find(({ name }) => name === 'PostgreSQL');
  const { database, drop } = await kind!.fresh();
  const bus = await openBus({ database }, () => undefined);
  const follower = await followerOn(database, checkLedger);
  const hub = new HubLog();
  hub.addPersons(3);
  follower.follow(hub);
  const junk = { key: hub.origin, value: Buffer.from('junk'), headers: {} };
  await bus.publish(HUB_SEGMENTS_TOPIC, [hub.segment(0), junk, junk]);
  const { value: batch } = await bus
    .read(HUB_SEGMENTS_TOPIC, 'earliest')
    [Symbol.asyncIterator]()
    .next();
  const { clusterId, topic, partition, records } = batch as Extract<
    typeof batch,
    { topic: string }
  >;
  await takeBatch(
    follower.context,
    { place: { group: 'g', clusterId, topic, partition }, records: records.slice(0, 2) },
    { skip: new Set(), heldAt: undefined, isOver: () => false },
  );
  const at = follower.clock.now();
  await park(follower.db, {
    origin: FROZEN,
    reason: 'equivocation',
    nextIndex: 1,
    seenSize: 2,
    at,
  });
  await park(follower.db, { origin: AWAY, reason: 'gap', nextIndex: 4, seenSize: 9, at });
  await follower.db.query(
    "UPDATE parked_origin SET retry_at = retry_at + interval '2 hours', attempts = 4",
  );
  const printed: string[] = [];
  const complained: string[] = [];
  return {
    follower,
    printed,
    complained,
    partition,
    run: (...args: readonly string[]) =>
      federationCommand.run(args, {
        env: { REGISTRY_DATABASE_URL: database as string },
        now: at,
        print: (text) => printed.push(text),
        complain: (text) => complained.push(text),
        progress: () => undefined,
      }),
    close: async () => {
      await bus.close();
      await follower.db.destroy();
      await drop();
    },
  };
}

requirement('postgres').describe('guildmark federation', () => {
  let s: Awaited<ReturnType<typeof setup>>;
  beforeEach(async () => {
    s = await setup();
  });
  afterEach(() => s.close());

  it('status shows what is parked, refused, read, sent and mirrored', async () => {
    expect(await s.run('status', '--registry', '--json')).toBe(1);
    expect(JSON.parse(s.printed[0]!)).toMatchObject({
      parked: [
        { origin: AWAY, reason: 'gap', attempts: 4, nextIndex: 4, seenSize: 9 },
        { origin: FROZEN, reason: 'equivocation' },
      ],
      quarantine: [{ code: 'segment.malformed', count: 1 }],
      refusedRecords: 1,
      tampering: { proven: 0, unproven: 0 },
      offsets: [{ group: 'g', topic: HUB_SEGMENTS_TOPIC, nextOffset: 2, lag: 1 }],
      outbox: { unsent: 0 },
      mirrors: [{ origin: 'hub.example/ledger', size: 3 }],
    });
    await s.run('status', '--registry');
    expect(s.printed[1]).toContain(
      `${AWAY}: gap since 2026-11-23T10:00:00.000Z, at 4 of 9, tried 4 times`,
    );
    expect(s.printed[1]).toContain('frozen: a person decides');
    expect(s.printed[1]).toContain(`${HUB_SEGMENTS_TOPIC}/${s.partition} at 2, 1 behind`);
    expect(s.printed[1]).toContain('hub.example/ledger: 3 leaves, cosigned');
  });

  it('status says when the broker is away or another one', async () => {
    await s.follower.db.query("UPDATE bus_offset SET cluster_id = 'wiped since'");
    await s.run('status', '--registry', '--json');
    const { offsets } = JSON.parse(s.printed[0]!) as { offsets: { lag?: number }[] };
    expect(offsets[0]?.lag).toBeUndefined();
  });

  it('unpark makes the next attempt due, and refuses a frozen origin', async () => {
    const due = async () =>
      (
        await s.follower.db.query<{ origin: string }[]>(
          'SELECT origin FROM parked_origin WHERE retry_at <= $1',
          [s.follower.clock.now()],
        )
      ).map(({ origin }) => origin);
    expect(await s.run('unpark', FROZEN, '--registry')).toBe(1);
    expect(s.complained.at(-1)).toContain('signed two pasts');
    expect(await s.run('unpark', 'nobody.example/ledger', '--registry')).toBe(1);
    expect(await due()).toEqual([]);
    expect(await s.run('unpark', AWAY, '--registry')).toBe(0);
    expect(await due()).toEqual([AWAY]);
  });

  it('replay-dlq asks the running registry, and says when there is none', async () => {
    expect(await s.run('replay-dlq', '--registry', '--wait', '0')).toBe(2);
    const [asked] = await s.follower.db.query<{ n: number }[]>(
      'SELECT count(*)::integer AS n FROM dead_letter_replay WHERE done_at IS NULL',
    );
    expect(asked?.n).toBe(1);
    const waiting = s.run('replay-dlq', '--registry');
    await s.follower.db.query(
      'UPDATE dead_letter_replay SET done_at = now(), taken = 3, refused = 1',
    );
    // The request may come after that update: the answer then is given to it as well.
    const answering = setInterval(() => {
      s.follower.db
        .query('UPDATE dead_letter_replay SET done_at = now(), taken = 3, refused = 1')
        .catch(() => undefined);
    }, 100);
    try {
      expect(await waiting).toBe(0);
    } finally {
      clearInterval(answering);
    }
    expect(s.printed.at(-1)).toBe('3 taken, 1 refused again or left');
  });

  it('refuses words it does not know, and a party without dead letters', async () => {
    expect(await s.run('unpark', '--registry')).toBe(64);
    expect(await s.run('replay-dlq', '--database', 'postgres://x')).toBe(64);
    expect(await s.run('status', '--schema', 'other')).toBe(64);
    expect(await s.run('status')).toBe(64);
  });
});
