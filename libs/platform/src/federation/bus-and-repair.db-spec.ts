import 'reflect-metadata';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { databaseKinds } from '../../../../test/support/databases.js';
import { requirement } from '../../../../test/support/requirements.js';
import { until } from '../../../../test/support/until.js';
import { inTransaction } from '../database/in-transaction.js';
import { applySegment } from './apply-segment.js';
import { lockMirror } from './mirror.sql.js';
import { lockObserving } from './observed-checkpoint.sql.js';
import { takeBatch } from './take-batch.js';
import { followerOn } from './testing/follower-under-test.js';
import { HubLog } from './testing/hub-log.js';

async function setup() {
  const kind = databaseKinds().find(({ name }) => name === 'PostgreSQL');
  if (!kind) throw new Error('there is PostgreSQL');
  const { database, drop } = await kind.fresh();
  const follower = await followerOn(database, checkLedger);
  const hub = new HubLog();
  hub.addStandard('one');
  follower.follow(hub);
  return {
    follower,
    hub,
    close: async () => {
      await follower.db.destroy();
      await drop();
    },
  };
}

// An embedded database is one session: there nobody waits for anybody.
requirement('postgres').describe('the bus and a repair of one origin', () => {
  it('do not wait for each other when the bus refuses a record before it takes one', async () => {
    const { follower, hub, close } = await setup();
    const { db, context } = follower;
    try {
      await applySegment(context, hub.segment(0));
      hub.addStandard('two');
      const [{ verifierKey }] = hub.trust().logKeys;
      const isSomebodyWaiting = async () => {
        const [row] = await db.query<{ n: number }[]>(
          `SELECT count(*)::integer AS n FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return (row?.n ?? 0) > 0;
      };
      let repair: Promise<void> | undefined;
      /** As a repair locks: the mirror, and then whoever observes its origin. */
      const startRepair = () =>
        new Promise<void>((locked, failed) => {
          repair = inTransaction(db, async (m) => {
            await lockMirror(m, hub.origin, verifierKey, context.clock.now());
            locked();
            await until(isSomebodyWaiting);
            // Who would have to wait here would wait for the batch, which waits for the mirror.
            await m.query("SET LOCAL lock_timeout = '1ms'");
            await lockObserving(m, hub.origin);
          });
          repair.catch(failed);
        });
      const ledgers = {
        // Looked up when the batch has begun, and has locked nothing yet.
        trustOf: async (origin: string) => {
          if (!repair) await startRepair();
          return context.ledgers.trustOf(origin);
        },
      };
      const records = [hub.segment(1, 2, { note: hub.signedOnly() }), hub.segment(1, 2)];
      const { taken, failed } = await takeBatch(
        { ...context, ledgers },
        { records: records.map((record, offset) => ({ ...record, offset })) },
        { skip: new Set(), heldAt: undefined, isOver: () => false },
      );
      await repair;
      expect([...failed]).toEqual([]);
      expect(taken.map(({ outcome }) => outcome)).toEqual(['quarantined', 'applied']);
      expect(await follower.state()).toMatchObject({ size: 2, quarantined: ['segment.no-quorum'] });
    } finally {
      await close();
    }
  });
});
