import { randomBytes } from 'node:crypto';
import type { BusRecord } from '#federation/bus.js';
import { KafkaBus } from '#federation/kafka-bus.js';
import { applySegment } from '#platform/federation/apply-segment.js';
import type { FollowerContext } from '#platform/federation/follower-context.js';
import type { SegmentFollower } from '#platform/federation/segment-follower.js';
import type { HubLog } from '#platform/federation/testing/hub-log.js';
import { checkLedger } from '../../support/check-ledger.js';
import { databaseKinds, type FreshDatabase } from '../../support/databases.js';
import { until as happens } from '../../support/until.js';
import { isPassing } from '../passing-error.js';
import { followerOf, isComplete, openRegistry, type Registry } from './registry-follower.js';
import { alarmsOf, digestOf, type StateDigest } from './state-digest.js';

/** How long any wait of these tests may take on a machine that has other things to do. */
const LIMIT_MS = 120_000;

/** Between two heartbeats, as long as none is kept. */
const BEAT_MS = 3000;

/** A registry on a fresh PostgreSQL that follows hubs over a topic of its own. */
export interface DisturbedRun {
  readonly registry: Registry;
  /** What the test publishes through; followers have buses of their own. */
  readonly bus: KafkaBus;
  readonly database: string;
  readonly topic: string;
  readonly group: string;
  /** What buses said in the background. */
  readonly errors: readonly string[];
  /** The same without what a slow broker comes to: answers too late, or "not yet", which are asked again. */
  readonly faults: readonly string[];
  /** Starts a follower; with a group of its own, or on a changed context, when given. */
  start(changes?: {
    group?: string;
    context?: FollowerContext;
    deadLetters?: boolean;
  }): SegmentFollower;
  send(records: readonly BusRecord[]): Promise<void>;
  /** As an outbox does: again and again until the broker has taken all. */
  sendStubbornly(records: readonly BusRecord[]): Promise<void>;
  /** How many leaves of others are held. */
  leaves(): Promise<number>;
  /**
   * Waits until every hub of the list is copied whole and not parked; says what was missing. The
   * clock stands still but for a pull that failed: then it moves on to the next one.
   */
  settled(hubs?: readonly HubLog[]): Promise<void>;
  /** Sends a newer cosignature of each hub and waits until it is kept: all before it was dealt with. */
  heartbeats(hubs?: readonly HubLog[]): Promise<void>;
  /** Waits for anything else, with the same limit. */
  until(what: string, condition: () => Promise<boolean>): Promise<void>;
  /** Recomputes every tree first. */
  digest(): Promise<StateDigest>;
  alarms(): ReturnType<typeof alarmsOf>;
  /** Stops followers and buses, not the databases: for what starts anew on what was left. */
  stop(): Promise<void>;
}

/** What a run takes place in. */
export interface Surroundings {
  readonly brokers: string;
  readonly hubs: readonly HubLog[];
  /** The tests' PostgreSQL when absent. */
  readonly fresh?: () => Promise<FreshDatabase>;
}

/** Runs `test` on a fresh run and takes everything down again, whatever happens. */
export async function disturbed(
  { brokers, hubs, fresh = databaseKinds()[1]!.fresh }: Surroundings,
  test: (run: DisturbedRun) => Promise<void>,
): Promise<void> {
  const { database, drop } = await fresh();
  const registry = await openRegistry(database);
  for (const hub of hubs) await registry.decide(hub);
  const errors: string[] = [];
  const faults: string[] = [];
  const topic = `failure.${randomBytes(6).toString('hex')}`;
  const group = `${topic}.mirror`;
  const openBus = () =>
    new KafkaBus({
      brokers: brokers.split(','),
      clientId: 'failures',
      onError: (error, where) => {
        errors.push(`${where}: ${error.message}`);
        if (!isPassing(error)) faults.push(`${where}: ${error.message}`);
      },
    });
  const bus = openBus();
  const running: { follower: SegmentFollower; bus: KafkaBus }[] = [];
  const { db, clock } = registry;

  const until = async (what: string, condition: () => Promise<boolean>) => {
    try {
      await happens(condition, LIMIT_MS);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('waited')) throw error;
      const alarms = JSON.stringify(await alarmsOf(db));
      const sizes = JSON.stringify(await sizesOf(db));
      throw new Error(
        `waited ${LIMIT_MS} ms for ${what}; sizes ${sizes}; ${alarms}; bus: ${errors.slice(-5).join(' | ')}`,
        { cause: error },
      );
    }
  };
  // On a busy machine an answer over HTTP may come too late.
  const afterFailedPulls = async (of: readonly HubLog[]) => {
    const waiting = await db.query<unknown[]>(
      `SELECT 1 FROM parked_origin WHERE origin = ANY ($1::text[])
         AND reason <> 'equivocation' AND attempts > 0 AND retry_at > $2`,
      [of.map(({ origin }) => origin), clock.now()],
    );
    if (waiting.length > 0) clock.advance(60);
  };
  let beats = 0;
  const isKept = async (notes: readonly string[]) => {
    const rows = await db.query<{ n: string }[]>(
      'SELECT count(*) AS n FROM ledger_publication WHERE note = ANY ($1::text[])',
      [notes],
    );
    return Number(rows[0]?.n) === notes.length;
  };
  // One that comes while its hub is parked is not kept: as a hub does, another one follows.
  const heartbeats = (of: readonly HubLog[]) =>
    until('the newest cosignatures', async () => {
      beats++;
      await afterFailedPulls(of);
      const notes = of.map((hub) => hub.note(hub.checkpoint(), 1_790_000_000 + beats));
      await bus.publish(
        topic,
        of.map((hub, i) => hub.segment(hub.size, hub.size, { note: notes[i]! })),
      );
      return happens(() => isKept(notes), BEAT_MS).then(
        () => true,
        () => false,
      );
    });
  const stop = async () => {
    for (const one of running.splice(0)) {
      await one.follower.stop();
      await one.bus.close();
    }
  };
  try {
    await ensureTopic(bus, topic);
    await test({
      registry,
      bus,
      database: database as string,
      topic,
      group,
      errors,
      faults,
      start: (changes = {}) => {
        const own = openBus();
        const { deadLetters = false } = changes;
        const place = { group: changes.group ?? group, topic, deadLetters };
        const follower = followerOf(changes.context ?? registry.context, own, place);
        running.push({ follower, bus: own });
        follower.start();
        return follower;
      },
      send: (records) => bus.publish(topic, records),
      sendStubbornly: (records) =>
        until('the broker to take records', async () => {
          try {
            await bus.publish(topic, records);
            return true;
          } catch (error) {
            errors.push(`publish: ${String(error)}`);
            return false;
          }
        }),
      leaves: async () => {
        const sql = 'SELECT count(*) AS n FROM ledger_leaf WHERE log_id > 1';
        return Number((await db.query<{ n: string }[]>(sql))[0]?.n);
      },
      settled: (expected = hubs) =>
        until(
          `all of ${expected.map(({ origin, size }) => `${origin} ${size}`).join(', ')}`,
          async () => {
            await afterFailedPulls(expected);
            return isComplete(db, expected);
          },
        ),
      heartbeats: (of = hubs) => heartbeats(of),
      until,
      digest: async () => {
        await checkLedger(db);
        return digestOf(db);
      },
      alarms: () => alarmsOf(db),
      stop,
    });
  } finally {
    await stop();
    await bus.close();
    await db.destroy();
    await drop();
  }
}

/** Three partitions as on a small broker. */
export function ensureTopic(bus: KafkaBus, name: string): Promise<void> {
  return bus.ensureTopics([
    { name, partitions: 3, replicas: 1, minInSyncReplicas: 1, retentionMs: 86_400_000 },
  ]);
}

/** The state after every record came once and in order, without any broker. */
export async function undisturbed(
  hubs: readonly HubLog[],
  records: readonly BusRecord[],
): Promise<StateDigest> {
  const { database, drop } = await databaseKinds()[1]!.fresh();
  const registry = await openRegistry(database);
  try {
    for (const hub of hubs) await registry.decide(hub);
    for (const record of records) {
      const outcome = await applySegment(registry.context, record);
      if (outcome !== 'applied') throw new Error(`an undisturbed record was ${outcome}`);
    }
    await checkLedger(registry.db);
    return await digestOf(registry.db);
  } finally {
    await registry.db.destroy();
    await drop();
  }
}

function sizesOf(db: Registry['db']): Promise<unknown> {
  return db.query('SELECT g.origin, h.size FROM ledger_log g JOIN ledger_head h USING (log_id)');
}
