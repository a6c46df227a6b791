import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { until } from '../../../../test/support/until.js';
import { dueRepairs, park, parkOf, repairNow } from './parked-origin.sql.js';
import { OriginRepair, type Pulled } from './repair-origin.js';
import { RepairSchedule } from './repair-schedule.js';
import { followerOn } from './testing/follower-under-test.js';
import { HubLog } from './testing/hub-log.js';

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const follower = await followerOn(database, checkLedger);
  const parkMany = async (count: number) => {
    const at = follower.clock.now();
    for (let i = 0; i < count; i++)
      await park(follower.db, {
        ...{ origin: `h${i}.example/ledger`, reason: 'gap', nextIndex: 0, seenSize: 1, at },
      });
  };
  return {
    follower,
    parkMany,
    close: async () => {
      await follower.db.destroy();
      await drop();
    },
  };
}

describeDatabases('repairs', (kind) => {
  let s: Awaited<ReturnType<typeof setup>>;
  beforeEach(async () => {
    s = await setup(kind);
  });
  afterEach(() => s.close());

  it('hold the bus back above a hundred, and let it go on at half', async () => {
    const said: string[] = [];
    const bus = { pause: () => said.push('pause'), resume: () => said.push('resume') };
    // Pulls that do not end: what is due stays due.
    const repair = {
      pull: () => new Promise<Pulled>(() => undefined),
      idle: () => Promise.resolve(),
    };
    const schedule = new RepairSchedule(s.follower.context, repair, () => undefined);
    const leave = (count: number) =>
      s.follower.db.query(
        `DELETE FROM parked_origin WHERE origin NOT IN
           (SELECT origin FROM parked_origin ORDER BY origin LIMIT $1)`,
        [count],
      );
    await s.parkMany(100);
    await schedule.tick(bus);
    expect(said).toEqual([]);
    await s.parkMany(101);
    await schedule.tick(bus);
    await schedule.tick(bus);
    expect(said).toEqual(['pause']);
    await leave(51);
    await schedule.tick(bus);
    expect(said).toEqual(['pause']);
    await leave(50);
    await schedule.tick(bus);
    expect(said).toEqual(['pause', 'resume']);
  });

  it('of origins that wait for a later attempt do not hold the bus back', async () => {
    await s.parkMany(101);
    await s.follower.db.query("UPDATE parked_origin SET retry_at = retry_at + interval '1 hour'");
    const repair = {
      pull: () => new Promise<Pulled>(() => undefined),
      idle: () => Promise.resolve(),
    };
    const schedule = new RepairSchedule(s.follower.context, repair, () => undefined);
    const said: string[] = [];
    await schedule.tick({ pause: () => said.push('pause'), resume: () => undefined });
    expect(said).toEqual([]);
  });

  it('go on four at a time, and one that ends makes room', async () => {
    await s.parkMany(6);
    const ends: (() => void)[] = [];
    const pulled: string[] = [];
    const repair = {
      pull: (origin: string) => {
        pulled.push(origin);
        return new Promise<Pulled>((resolve) => {
          ends.push(() => {
            resolve({ outcome: 'complete' });
          });
        });
      },
      idle: () => Promise.resolve(),
    };
    let ended = 0;
    const schedule = new RepairSchedule(s.follower.context, repair, () => ended++);
    await schedule.tick(undefined);
    await schedule.tick(undefined);
    expect(pulled).toHaveLength(4);
    await s.follower.db.query('DELETE FROM parked_origin WHERE origin = $1', [pulled[0]]);
    ends[0]?.();
    await until(() => ended === 1);
    await schedule.tick(undefined);
    expect(new Set(pulled).size).toBe(5);
  });

  it('warn once, when the pauses of 1, 5, 30 and 120 minutes are used up', async () => {
    const hub = new HubLog('away.example/ledger');
    s.follower.follow(hub);
    const at = s.follower.clock.now();
    await park(s.follower.db, {
      ...{ origin: hub.origin, reason: 'gap', nextIndex: 0, seenSize: 1, at },
    });
    const said = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    try {
      const repair = new OriginRepair(s.follower.context);
      const alarms = () =>
        said.mock.calls.filter(([text]) => String(text).startsWith('federation.origin-parked'));
      for (const expected of [0, 0, 0, 0, 1, 1, 1]) {
        await repair.pull(hub.origin);
        expect(alarms()).toHaveLength(expected);
      }
    } finally {
      said.mockRestore();
    }
  });

  it('are due at once when a person says so, but not of a frozen origin', async () => {
    const { db, clock } = s.follower;
    const at = clock.now();
    const origin = 'h0.example/ledger';
    await s.parkMany(1);
    await db.query("UPDATE parked_origin SET retry_at = retry_at + interval '1 hour'");
    expect(await dueRepairs(db, at)).toEqual([]);
    expect(await repairNow(db, origin, at)).toEqual({ outcome: 'due', reason: 'gap' });
    expect(await dueRepairs(db, at)).toEqual([origin]);
    await park(db, { origin, reason: 'equivocation', nextIndex: 0, seenSize: 1, at });
    expect(await repairNow(db, origin, at)).toEqual({ outcome: 'frozen' });
    expect(await dueRepairs(db, at)).toEqual([]);
    expect(await repairNow(db, 'nobody.example/ledger', at)).toEqual({ outcome: 'not-parked' });
    expect((await parkOf(db, origin))?.reason).toBe('equivocation');
  });
});
