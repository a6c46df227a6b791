import 'reflect-metadata';
import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { BusRecord } from '#federation/bus.js';
import { applySegment } from '#platform/federation/apply-segment.js';
import { readRecord, verifyRecord } from '#platform/federation/read-record.js';
import type { Outcome } from '#platform/federation/take-record.js';
import { Unverified } from '#platform/federation/verify-checkpoint.js';
import { databaseKinds } from '../../support/databases.js';
import { requirement } from '../../support/requirements.js';
import { openRegistry } from './registry-follower.js';
import { WrittenHub } from './written-hub.js';

const FLIPS = 10_000;
/** One in so many of those that are refused without the database is shown to it all the same. */
const WHOLE_WAY = 20;

/** All that a segment may bring about, note and bodies byte for byte. */
const EFFECT = `SELECT md5(string_agg(t, '|' ORDER BY t)) AS digest FROM (
  SELECT 'l' || idx || encode(entry, 'hex') AS t FROM ledger_leaf WHERE log_id > 1
  UNION ALL SELECT 'h' || size || encode(root, 'hex') FROM ledger_head WHERE log_id > 1
  UNION ALL SELECT 'n' || size || note FROM ledger_publication WHERE log_id > 1
  UNION ALL SELECT 'b' || media_type || size || encode(bytes, 'hex') FROM ledger_body WHERE log_id > 1
  UNION ALL SELECT s::text FROM local_standard s
  UNION ALL SELECT p::text FROM proposal p
  UNION ALL SELECT k::text FROM hub_key k) AS all_of_it`;

class Undone extends Error {}

/** The same database, where no transaction lasts: what it brought about is read and undone. */
function withoutLasting(db: DataSource) {
  const seen: { effect?: string } = {};
  const transaction = async (work: (m: EntityManager) => Promise<unknown>) => {
    let result: unknown;
    const undone = db.transaction(async (m) => {
      result = await work(m);
      const [row] = await m.query<{ digest: string }[]>(EFFECT);
      seen.effect = row!.digest;
      throw new Undone();
    });
    await undone.catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
    return result;
  };
  const get = (of: DataSource, name: keyof DataSource) =>
    name === 'transaction' ? transaction : (of[name] as unknown);
  return { seen, db: new Proxy(db, { get }) };
}

/** Nobody waits for the disk at each of ten thousand refusals. */
async function hasty(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const name = new URL(url).pathname.slice(1);
  await client.query(`ALTER DATABASE ${name} SET synchronous_commit TO off`);
  await client.end();
}

requirement('postgres').it(
  `of ${FLIPS} segments with one byte changed none is taken, but with the effect of the true one`,
  async () => {
    const { database, drop } = await databaseKinds()[1]!.fresh();
    await hasty(database as string);
    const { db, context, decide } = await openRegistry(database);
    try {
      const hub = new WrittenHub('hub.example/ledger');
      await decide(hub);
      for (let round = 0; round < 4; round++) hub.write(round);
      const [first, ...rest] = hub.segments();
      expect(await applySegment(context, first!)).toBe('applied');
      const { seen, db: fleeting } = withoutLasting(db);
      const apply = async (record: BusRecord): Promise<[Outcome, string | undefined]> => {
        delete seen.effect;
        return [await applySegment({ ...context, db: fleeting }, record), seen.effect];
      };
      // Checks 1 to 4 ask no database. What they refuse goes the whole way only now and then.
      const trust = await context.ledgers.trustOf(hub.origin);
      const isRefused = (record: BusRecord): boolean => {
        try {
          verifyRecord(readRecord(record), trust);
          return false;
        } catch (error) {
          if (!(error instanceof Unverified)) throw error;
          return true;
        }
      };
      let refusedAtOnce = 0;
      const [{ digest: untouched } = { digest: '' }] = await db.query<{ digest: string }[]>(EFFECT);
      const segment = hub.segment(hub.cuts[0]!, hub.size);
      expect(rest).toHaveLength(3);
      const [outcome, truth] = await apply(segment);
      expect([outcome, typeof truth]).toEqual(['applied', 'string']);

      let state = 7;
      const random = (below: number) => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return Math.floor((state / 2_147_483_648) * below);
      };
      const outcomes: Record<string, number> = {};
      for (let i = 0; i < FLIPS; i++) {
        const value = Buffer.from(segment.value);
        const at = random(value.length);
        value[at] = value[at]! ^ (1 + random(255));
        const flipped = { ...segment, value };
        const early = isRefused(flipped);
        if (early && ++refusedAtOnce % WHOLE_WAY !== 0) continue;
        const [came, effect] = await apply(flipped);
        outcomes[came] = (outcomes[came] ?? 0) + 1;
        if (early) expect([came, effect]).toEqual(['quarantined', untouched]);
        if (came === 'quarantined') continue;
        // A body that is no longer its digest's is missing: the origin is asked, nothing is written.
        if (effect !== (came === 'parked' ? untouched : truth))
          throw new Error(`byte ${at} as ${value[at]}: ${came} with another effect`);
      }
      expect(refusedAtOnce + (outcomes.quarantined ?? 0)).toBeGreaterThan(FLIPS / 2);
      expect(Object.keys(outcomes).sort()).toEqual(['applied', 'parked', 'quarantined']);
      const [size] = await db.query<{ size: string }[]>(
        'SELECT size FROM ledger_head WHERE log_id > 1',
      );
      expect(Number(size!.size)).toBe(hub.cuts[0]);
    } finally {
      await db.destroy();
      await drop();
    }
  },
);
