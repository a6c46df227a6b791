import 'reflect-metadata';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { someEntries } from '../ledger/testing/ledger-under-test.js';
import { applySegment } from './apply-segment.js';
import { dueRepairs } from './parked-origin.sql.js';
import { OriginRepair } from './repair-origin.js';
import { followerOn } from './testing/follower-under-test.js';
import { HubLog } from './testing/hub-log.js';
import { serveHub } from './testing/serve-hub.js';

/** A hub with 1,300 leaves, served over HTTP, and a follower that has the first 3 of them. */
async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const follower = await followerOn(database, checkLedger);
  const hub = new HubLog();
  hub.addStandard('stitching');
  hub.addPersons(2);
  const lasting = hub.addStandard('lasting');
  hub.addPersons(1294);
  hub.addStandard('pricing');
  const served = await serveHub(hub);
  follower.follow(hub);
  await applySegment(follower.context, hub.segment(0, 3));
  return {
    follower,
    hub,
    served,
    lasting,
    repair: new OriginRepair(follower.context),
    due: () => dueRepairs(follower.db, follower.clock.now()),
    close: async () => {
      await served.close();
      await follower.db.destroy();
      await drop();
    },
  };
}

describeDatabases('a repair', (kind) => {
  let s: Awaited<ReturnType<typeof setup>>;
  beforeEach(async () => {
    s = await setup(kind);
  });
  afterEach(() => s.close());

  const complete = {
    size: 1299,
    published: [3, 1299],
    projected: ['0 stitching 1', '3 lasting 1', '1298 pricing 1'],
    quarantined: [],
    parked: [],
    bodies: 3,
  };

  it('takes entries that do not have the signed root for a finding and writes none', async () => {
    const before = await s.follower.state();
    s.served.pretend([...s.hub.entries.slice(0, 700), ...someEntries(599, 5000)]);
    expect(await s.repair.pull(s.hub.origin)).toMatchObject({
      outcome: 'later',
      reason: 'segment.root-mismatch',
    });
    expect(await s.follower.state()).toEqual({
      ...before,
      parked: ['root'],
      findings: ['3 ledger.root-mismatch'],
    });
    // Until the origin serves the truth the bus cannot go on either.
    expect(await applySegment(s.follower.context, s.hub.segment(3, 10))).toBe('parked');
    s.served.pretend(s.hub.entries);
    expect(await s.repair.pull(s.hub.origin)).toEqual({ outcome: 'complete' });
    expect(await s.follower.state()).toMatchObject(complete);
  });

  it('believes no checkpoint that the log did not sign', async () => {
    const before = await s.follower.state();
    s.follower.follow(s.hub, { logKeys: new HubLog(s.hub.origin).trust().logKeys });
    expect(await s.repair.pull(s.hub.origin)).toMatchObject({
      outcome: 'later',
      reason: 'segment.bad-signature',
    });
    expect(await s.follower.state()).toEqual({ ...before, parked: ['gap'] });
  });

  it('waits for a body that is not there, and goes on without one that is erased', async () => {
    const body = s.hub.bodies.get(s.lasting)!;
    s.hub.bodies.delete(s.lasting);
    expect(await s.repair.pull(s.hub.origin)).toMatchObject({ outcome: 'later' });
    expect(await s.follower.state()).toMatchObject({ size: 3, parked: ['gap'] });
    s.hub.bodies.set(s.lasting, { ...body, bytes: Buffer.from('other bytes') });
    expect(await s.repair.pull(s.hub.origin)).toMatchObject({ outcome: 'later' });
    s.hub.erased.add(s.lasting);
    expect(await s.repair.pull(s.hub.origin)).toEqual({ outcome: 'complete' });
    expect(await s.follower.state()).toMatchObject({
      ...complete,
      bodies: 2,
      projected: ['0 stitching 1', '3 lasting 0', '1298 pricing 1'],
    });
  });

  it('fills a gap that the bus left, from the missing index on', async () => {
    expect(await applySegment(s.follower.context, s.hub.segment(1000))).toBe('parked');
    expect(await s.due()).toEqual([s.hub.origin]);
    expect(await s.repair.pull(s.hub.origin)).toEqual({ outcome: 'complete' });
    expect(await s.follower.state()).toMatchObject(complete);
    expect(s.served.requests.filter((path) => path.includes('entries'))).toHaveLength(6);
    expect(await applySegment(s.follower.context, s.hub.segment(1000))).toBe('duplicate');
  });

  it('fetches the bodies that a segment left out', async () => {
    const segment = s.hub.segment(3, 10, { withoutBodies: true });
    expect(await applySegment(s.follower.context, segment)).toBe('parked');
    expect((await s.follower.state()).parked).toEqual(['body']);
    await s.repair.pull(s.hub.origin);
    expect(await s.follower.state()).toMatchObject(complete);
  });

  it('tries again after 1, 5, 30 and 120 minutes while the origin is away', async () => {
    await s.served.close();
    await applySegment(s.follower.context, s.hub.segment(1000));
    const waits: number[] = [];
    for (let i = 0; i < 5; i++) {
      expect(await s.repair.pull(s.hub.origin)).toMatchObject({ outcome: 'later' });
      let minutes = 0;
      for (; (await s.due()).length === 0; minutes++) s.follower.clock.advance(60);
      waits.push(minutes);
    }
    expect(waits).toEqual([1, 5, 30, 120, 120]);
    expect(await s.follower.state()).toMatchObject({ size: 3, parked: ['gap'] });
  });

  it('catches up a hub that has become accredited, from nothing', async () => {
    const late = new HubLog('late.example/ledger');
    late.addPersons(3);
    late.addStandard('welding');
    const served = await serveHub(late);
    try {
      s.follower.follow(late, { standing: 'not-accredited' });
      expect(await s.repair.pull(late.origin)).toEqual({ outcome: 'not-followed' });
      expect((await s.follower.state()).projected).toEqual(['0 stitching 1']);
      s.follower.follow(late);
      const both = await Promise.all([s.repair.pull(late.origin), s.repair.pull(late.origin)]);
      expect(both).toEqual([{ outcome: 'complete' }, { outcome: 'complete' }]);
      expect((await s.follower.state()).projected).toEqual(['0 stitching 1', '3 welding 1']);
    } finally {
      await served.close();
    }
  });

  it('does not follow a redirect', async () => {
    const elsewhere = createServer((request, response) => {
      const to = new URL((request.url ?? '').slice('/ledger/'.length), s.hub.prefixUrl);
      response.writeHead(302, { location: to.href }).end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    try {
      const prefixUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/ledger/`;
      s.follower.follow(s.hub, { prefixUrl });
      expect(await s.repair.pull(s.hub.origin)).toMatchObject({ outcome: 'later' });
      expect((await s.follower.state()).size).toBe(3);
    } finally {
      elsewhere.closeAllConnections();
      elsewhere.close();
    }
  });

  it('keeps what it wrote when a projection fails half way, and goes on there', async () => {
    s.follower.failAt(1298);
    await expect(s.repair.pull(s.hub.origin)).rejects.toThrow('the projection fails');
    // The leaves of the first whole bundles are proven and stay; no note shows them yet.
    expect(await s.follower.state()).toMatchObject({
      size: 1024,
      published: [3],
      parked: ['gap'],
      projected: ['0 stitching 1', '3 lasting 1'],
    });
    s.follower.failAt(undefined);
    await s.repair.pull(s.hub.origin);
    expect(await s.follower.state()).toMatchObject(complete);
  });
});
