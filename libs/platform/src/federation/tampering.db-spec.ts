import 'reflect-metadata';
import type { BusRecord } from '#federation/bus.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { someEntries } from '../ledger/testing/ledger-under-test.js';
import { OriginRepair } from './repair-origin.js';
import { takeBatch } from './take-batch.js';
import { followerOn } from './testing/follower-under-test.js';
import { HubLog } from './testing/hub-log.js';
import { serveHub } from './testing/serve-hub.js';

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const follower = await followerOn(database, checkLedger);
  const hub = new HubLog();
  hub.addPersons(4);
  hub.addStandard('lasting');
  hub.addPersons(3);
  const served = await serveHub(hub);
  follower.follow(hub);
  const patience = { skip: new Set<string>(), heldAt: undefined, isOver: () => false };
  return {
    follower,
    hub,
    served,
    repair: new OriginRepair(follower.context),
    take: async (...records: BusRecord[]) => {
      const delivered = records.map((record, offset) => ({ ...record, offset }));
      const { taken } = await takeBatch(follower.context, { records: delivered }, patience);
      return taken.map(({ outcome }) => outcome);
    },
    /** Each noted record: its size, and whether it is proven to have been altered. */
    noted: async () =>
      (
        await follower.db.query<{ t: string }[]>(
          `SELECT size || CASE WHEN proven_at IS NULL THEN '' ELSE ' proven' END AS t
           FROM bus_tampering ORDER BY size, digest`,
        )
      ).map(({ t }) => t),
    close: async () => {
      await served.close();
      await follower.db.destroy();
      await drop();
    },
  };
}

/** One bit of one entry. */
function altered(record: BusRecord, at: number): BusRecord {
  const event = JSON.parse(record.value.toString()) as { data: { entries: string[] } };
  const bytes = Buffer.from(event.data.entries[at] ?? '', 'base64');
  bytes[bytes.length - 1]! ^= 1;
  event.data.entries[at] = bytes.toString('base64');
  return { ...record, value: Buffer.from(JSON.stringify(event)) };
}

describeDatabases('a record whose entries are not those its checkpoint signs', (kind) => {
  let s: Awaited<ReturnType<typeof setup>>;
  beforeEach(async () => {
    s = await setup(kind);
  });
  afterEach(() => s.close());

  it('is tampering once the origin itself gives what was signed', async () => {
    expect(await s.take(s.hub.segment(0, 2), altered(s.hub.segment(2, 5), 1))).toEqual([
      'applied',
      'quarantined',
    ]);
    expect(await s.noted()).toEqual(['5']);
    expect(s.follower.counters.tampering).toBe(0);
    expect(await s.repair.pull(s.hub.origin)).toEqual({ outcome: 'complete' });
    expect(await s.noted()).toEqual(['5 proven']);
    expect(s.follower.counters).toMatchObject({ tampering: 1, gapEntries: 6 });
    expect(await s.follower.state()).toMatchObject({
      size: 8,
      projected: ['4 lasting 1'],
      quarantined: ['segment.root-mismatch'],
      parked: [],
      findings: [],
    });
  });

  it('is tampering once the true record comes by the bus after all', async () => {
    await s.take(s.hub.segment(0, 2), altered(s.hub.segment(2, 5), 1), s.hub.segment(2, 5));
    expect(await s.noted()).toEqual(['5 proven']);
    expect(s.follower.counters.tampering).toBe(1);
    expect(await s.follower.state()).toMatchObject({ size: 5, parked: [] });
  });

  it('is tampering at once where the mirror holds what was signed, and is counted once', async () => {
    const rewritten = altered(s.hub.segment(0, 5), 1);
    await s.take(s.hub.segment(0, 8));
    expect(await s.take(rewritten, rewritten)).toEqual(['quarantined', 'quarantined']);
    expect(await s.noted()).toEqual(['5 proven']);
    expect(s.follower.counters.tampering).toBe(1);
    expect(await s.follower.state()).toMatchObject({ size: 8, parked: [] });
  });

  it('is no tampering while the origin gives other entries too: a finding, parked as root', async () => {
    s.served.pretend([...s.hub.entries.slice(0, 3), ...someEntries(5, 900)]);
    await s.take(s.hub.segment(0, 2), altered(s.hub.segment(2, 5), 1));
    expect(await s.repair.pull(s.hub.origin)).toMatchObject({ outcome: 'later' });
    expect(await s.noted()).toEqual(['5']);
    expect(s.follower.counters.tampering).toBe(0);
    expect(await s.follower.state()).toMatchObject({
      size: 2,
      parked: ['root'],
      findings: ['2 ledger.root-mismatch'],
    });
  });

  it('of a log that signed another root there is evidence against the log, not tampering', async () => {
    const split = new HubLog(s.hub.origin);
    split.entries.push(...someEntries(5, 900));
    const note = s.hub.note(split.checkpoint());
    await s.take(s.hub.segment(0, 2), s.hub.segment(2, 5, { note }));
    expect(await s.repair.pull(s.hub.origin)).toEqual({ outcome: 'frozen' });
    expect(await s.noted()).toEqual(['5']);
    expect(s.follower.counters).toMatchObject({ tampering: 0, equivocations: 1 });
    expect(await s.follower.state()).toMatchObject({ parked: ['equivocation'], evidence: [2] });
  });
});
