import 'reflect-metadata';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '../../../../test/support/until.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { describeDatabases, type FreshDatabase } from '../../../../test/support/databases.js';
import { openBus } from './bus.module.js';
import { HUB_SEGMENTS_TOPIC } from '#federation/topics.js';
import { nextOffset } from './bus-offset.sql.js';
import { noteBusEnds } from './note-bus-ends.js';
import { heardOf, lastContact, noteContact } from './origin-contact.sql.js';
import { OriginPulls } from './origin-pulls.js';
import { park } from './parked-origin.sql.js';
import { OriginRepair } from './repair-origin.js';
import { followerOn } from './testing/follower-under-test.js';
import { HubLog } from './testing/hub-log.js';
import { type ServedHub, serveHub } from './testing/serve-hub.js';

describeDatabases('asking ledgers over HTTP', (kind) => {
  let fresh: FreshDatabase;
  let follower: Awaited<ReturnType<typeof followerOn>>;
  const closing: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    fresh = await kind.fresh();
    follower = await followerOn(fresh.database, checkLedger);
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await follower.db.destroy();
    await fresh.drop();
  });

  const pullsOf = (origins: readonly string[], segmentsCount = false) => {
    const pulls = new OriginPulls(follower.context, new OriginRepair(follower.context), {
      origins: () => Promise.resolve(origins),
      everyMs: 30_000,
      segmentsCount,
    });
    closing.push(() => pulls.stop());
    return pulls;
  };
  const serve = async (hub: HubLog): Promise<ServedHub> => {
    const served = await serveHub(hub);
    follower.follow(hub);
    closing.push(() => served.close());
    return served;
  };
  const contact = () => lastContact(follower.db, 'hub.example/ledger');

  it('fetches what is new, and when nothing is asks for the checkpoint alone', async () => {
    const hub = new HubLog();
    hub.addStandard('one');
    const served = await serve(hub);
    const pulls = pullsOf([hub.origin]);
    expect(await pulls.check(hub.origin)).toBe('fresh');
    expect((await follower.state()).size).toBe(1);
    expect(await contact()).toEqual(follower.clock.now());
    served.requests.length = 0;
    follower.clock.advance(100);
    expect(await pulls.check(hub.origin)).toBe('fresh');
    expect(served.requests).toEqual(['checkpoint']);
    expect(await contact()).toEqual(follower.clock.now());
    hub.addStandard('two');
    expect(await pulls.check(hub.origin)).toBe('fresh');
    expect((await follower.state()).size).toBe(2);
  });

  it('does not take for fresh: no answer, an older checkpoint, a lesser one than was seen, no trust', async () => {
    const hub = new HubLog();
    hub.addPersons(3);
    const served = await serve(hub);
    const pulls = pullsOf([hub.origin]);
    expect(await pulls.check(hub.origin)).toBe('fresh');
    const before = await contact();
    follower.clock.advance(10);
    const taken = hub.entries.splice(2);
    expect(await pulls.check(hub.origin)).toBe('away');
    hub.entries.push(...taken);
    const at = follower.clock.now();
    const { origin } = hub;
    await park(follower.db, { origin, reason: 'gap', nextIndex: 3, seenSize: 9, at });
    expect(await pulls.check(hub.origin)).toBe('behind');
    follower.follow(hub, { standing: 'not-accredited' });
    expect(await pulls.check(hub.origin)).toBe('not-followed');
    follower.follow(hub, { prefixUrl: 'http://127.0.0.1:1/ledger/' });
    expect(await pulls.check(hub.origin)).toBe('away');
    expect(await pulls.check('unknown.example/ledger')).toBe('not-followed');
    expect(served.requests.filter((path) => path === 'checkpoint').length).toBeGreaterThan(2);
    expect(await contact()).toEqual(before);
  });

  it('finds two roots of one size instead of taking the second for the first', async () => {
    const hub = new HubLog();
    hub.addPersons(3);
    await serve(hub);
    const pulls = pullsOf([hub.origin]);
    expect(await pulls.check(hub.origin)).toBe('fresh');
    hub.entries.splice(0, 3);
    hub.addStandard('another');
    hub.addPersons(2);
    expect(await pulls.check(hub.origin)).toBe('behind');
    expect((await follower.state()).evidence).toEqual([1]);
  });

  it('asks each that was silent for the time, one that does not answer seldom, and one that hangs holds up nobody', async () => {
    const hubs = ['a', 'b', 'c'].map((name) => new HubLog(`${name}.example/ledger`));
    for (const hub of hubs) {
      hub.addPersons(1);
      await serve(hub);
    }
    let asked = 0;
    const hanging = createServer(() => void asked++);
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    closing.push(
      () =>
        new Promise((resolve) => {
          hanging.close(() => {
            resolve();
          });
          hanging.closeAllConnections();
        }),
    );
    const slow = new HubLog('slow.example/ledger');
    slow.prefixUrl = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}/ledger/`;
    follower.follow(slow);
    const origins = [slow, ...hubs].map(({ origin }) => origin);
    const pulls = pullsOf(origins);
    const heard = async () =>
      (await heardOf(follower.db, origins, false)).filter(({ heardAt }) => heardAt).length;
    pulls.start();
    await until(async () => asked > 0 && (await heard()) === 3);
    expect(asked).toBe(1);
    hubs[0]?.addPersons(1);
    // A quarter of the time is for spreading.
    follower.clock.advance(38);
    await until(async () => (await follower.peek()).size === 2);
  });

  it('takes a segment for hearing of a ledger only where it is told to', async () => {
    const hub = new HubLog();
    hub.addPersons(1);
    await serve(hub);
    await pullsOf([]).check(hub.origin);
    await follower.db.query('DELETE FROM origin_contact');
    const [counted] = await heardOf(follower.db, [hub.origin], true);
    expect(counted?.heardAt).toEqual(follower.clock.now());
    const [ignored] = await heardOf(follower.db, [hub.origin], false);
    expect(ignored?.heardAt).toBeUndefined();
    const later = new Date(follower.clock.now().getTime() + 1000);
    await noteContact(follower.db, hub.origin, later);
    await noteContact(follower.db, hub.origin, follower.clock.now());
    expect(await contact()).toEqual(later);
  });

  it('notes where the bus ends once, before a first copy', async () => {
    const bus = await openBus({ database: fresh.database }, () => undefined);
    closing.push(() => bus.close());
    const hub = new HubLog();
    hub.addPersons(2);
    await serve(hub);
    const topic = HUB_SEGMENTS_TOPIC;
    await bus.publish(topic, [hub.segment(0), hub.segment(0)]);
    const place = { group: 'g', topic, origin: hub.origin };
    expect(await noteBusEnds(follower.db, bus, place)).toBe(true);
    const { clusterId = '' } = await bus.health();
    const next = await Promise.all(
      (await bus.endOffsets(topic)).map(({ partition }) =>
        nextOffset(follower.db, { group: 'g', clusterId, topic, partition }),
      ),
    );
    expect(next.reduce<number>((sum, offset) => sum + (offset ?? NaN), 0)).toBe(2);
    expect(await noteBusEnds(follower.db, bus, place)).toBe(false);
    await follower.db.query('DELETE FROM bus_offset');
    await pullsOf([]).check(hub.origin);
    expect(await noteBusEnds(follower.db, bus, place)).toBe(false);
  });
});
