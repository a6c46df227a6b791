import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import type { BusRecord, DeliveredRecord } from '#federation/bus.js';
import { chance } from '../../../../test/support/chance.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { someEntries } from '../ledger/testing/ledger-under-test.js';
import { applySegment } from './apply-segment.js';
import { nextOffset } from './bus-offset.sql.js';
import { CheckpointObserver } from './checkpoint-observer.js';
import { LogKeyHistory } from './log-key-history.js';
import { type BatchPatience, takeBatch } from './take-batch.js';
import { alteredEntry, rotateKey, traffic } from './testing/bus-traffic.js';
import { digestOf } from './testing/digest-of.js';
import { followerOn } from './testing/follower-under-test.js';
import { HubLog } from './testing/hub-log.js';

type Follower = Awaited<ReturnType<typeof followerOn>>;

const place = { group: 'g', clusterId: 'one', topic: 't', partition: 0 };
const patient: BatchPatience = { skip: new Set(), heldAt: undefined, isOver: () => false };

function delivered(records: readonly BusRecord[], from = 0): DeliveredRecord[] {
  return records.map((record, i) => ({ ...record, offset: from + i }));
}

async function newFollower(kind: DatabaseKind, hubs: readonly HubLog[]) {
  const { database, drop } = await kind.fresh();
  const follower = await followerOn(database, checkLedger);
  for (const hub of hubs) follower.follow(hub);
  // As the apps do: what a ledger says of its own keys is believed from that leaf on.
  const history = new LogKeyHistory(follower.db);
  const listed = follower.context.ledgers;
  const context = {
    ...follower.context,
    ledgers: {
      trustOf: async (...[origin, m]: Parameters<typeof listed.trustOf>) => {
        const trust = await listed.trustOf(origin, m);
        const frozen = follower.contradictions.some(({ evidence }) => evidence.origin === origin);
        if (!trust) return undefined;
        const logKeys = await history.keysOf(origin, trust.logKeys[0].verifierKey, m);
        return { ...trust, logKeys, ...(frozen && { standing: 'not-accredited' as const }) };
      },
    },
  };
  return {
    ...follower,
    context,
    close: async () => {
      await follower.db.destroy();
      await drop();
    },
  };
}

describeDatabases('a batch', (kind) => {
  it.each([1, 7, 42, 2026])(
    'gives the state of one record after the other, however it is cut (seed %d)',
    async (seed) => {
      const below = chance(seed);
      const hubs = ['a', 'b', 'c', 'd'].map((name) => new HubLog(`${name}.example/ledger`));
      const records = delivered(traffic(hubs, below));
      const single = await newFollower(kind, hubs);
      const batched = await newFollower(kind, hubs);
      try {
        for (const record of records) await applySegment(single.context, record);
        const expected = await digestOf(single.db);
        for (let at = 0; at < records.length;) {
          const size = 1 + below(30);
          const part = records.slice(at, at + size);
          const { failed } = await takeBatch(batched.context, { place, records: part }, patient);
          expect([...failed]).toEqual([]);
          at += size;
        }
        expect(await digestOf(batched.db)).toEqual(expected);
        const before = await withoutRefusals(batched.db);
        // All of them again, as after a crash that the broker did not hear of.
        await takeBatch(batched.context, { place, records }, patient);
        for (const record of records) await applySegment(single.context, record);
        expect(await digestOf(batched.db)).toEqual(await digestOf(single.db));
        expect(await withoutRefusals(batched.db)).toEqual(before);
        expect(await nextOffset(batched.db, place)).toBe(records.length);
        await batched.state();
      } finally {
        await Promise.all([single.close(), batched.close()]);
      }
    },
  );

  const withBatch = async (test: (f: Follower, hubs: readonly HubLog[]) => Promise<void>) => {
    const hubs = Array.from({ length: 10 }, (_, i) => new HubLog(`h${i}.example/ledger`));
    const follower = await newFollower(kind, hubs);
    try {
      await test(follower, hubs);
    } finally {
      await follower.close();
    }
  };
  const take = (f: Follower, records: readonly DeliveredRecord[], changes = {}) =>
    takeBatch(f.context, { place, records }, { ...patient, ...changes });
  /** Two segments of each, the second of which holds leaf 1. */
  const twoEach = (hubs: readonly HubLog[]) =>
    hubs.flatMap((hub) => {
      hub.addStandard(`${hub.origin} one`);
      hub.addStandard(`${hub.origin} two`);
      return [hub.segment(0, 1), hub.segment(1, 2)];
    });

  it('lets nine origins advance while the projection of the tenth fails, and waits for that one', () =>
    withBatch(async (f, hubs) => {
      const records = delivered(twoEach(hubs));
      const failing = hubs[3]!.origin;
      f.failOn((leaf) => leaf.origin === failing && leaf.index === 1);
      const first = await take(f, records);
      expect([...first.failed.keys()]).toEqual([failing]);
      // Its first segment is good and stays; the offset stands at the second.
      expect(first.heldAt).toBe(7);
      expect(await nextOffset(f.db, place)).toBe(7);
      expect((await f.state()).projected).toHaveLength(19);
      const over = await take(f, records.slice(7), { isOver: (key: string) => key === failing });
      expect([...over.parked.keys()]).toEqual([failing]);
      expect(await nextOffset(f.db, place)).toBe(20);
      expect(await f.state()).toMatchObject({ parked: ['projection'] });
      f.failOn(() => false);
    }));

  it('takes what had failed once it no longer does, and nothing twice', () =>
    withBatch(async (f, hubs) => {
      const records = delivered(twoEach(hubs));
      f.failOn((leaf) => leaf.origin === hubs[0]!.origin);
      await take(f, records);
      expect(await nextOffset(f.db, place)).toBe(0);
      f.failOn(() => false);
      const again = await take(f, records);
      expect(again.taken.filter(({ outcome }) => outcome === 'applied')).toHaveLength(2);
      expect(again.taken.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(18);
      expect((await f.state()).projected).toHaveLength(20);
      expect(await nextOffset(f.db, place)).toBe(20);
    }));

  it('does not pass what an earlier transaction of the same delivery left lying', () =>
    withBatch(async (f, hubs) => {
      const records = delivered(twoEach(hubs));
      const skip = new Set([hubs[0]!.origin]);
      const { heldAt } = await take(f, records.slice(2), { skip, heldAt: 1 });
      expect(heldAt).toBe(1);
      expect(await nextOffset(f.db, place)).toBe(1);
      const late = await take(f, records, { skip });
      expect(late.heldAt).toBe(0);
    }));

  it('writes nothing and moves no offset when its transaction does not commit', () =>
    withBatch(async (f, hubs) => {
      const records = delivered(twoEach(hubs));
      const before = await digestOf(f.db);
      const lost = {
        ...f.context,
        projection: {
          project: async (...[m]: Parameters<typeof f.context.projection.project>) => {
            // From here on every statement fails, as if the connection were gone.
            await m.query('ROLLBACK');
          },
        },
      };
      await expect(takeBatch(lost, { place, records }, patient)).rejects.toThrow();
      expect(await digestOf(f.db)).toEqual(before);
      expect(await nextOffset(f.db, place)).toBeUndefined();
    }));

  it.each<[string, (hub: HubLog) => BusRecord]>([
    ['segment.malformed', (hub) => ({ ...hub.segment(1), value: Buffer.from('{') })],
    ['segment.too-large', (hub) => ({ ...hub.segment(1), value: Buffer.alloc(262_145, 32) })],
    ['segment.key-mismatch', (hub) => ({ ...hub.segment(1), key: 'h1.example/ledger' })],
    ['segment.no-quorum', (hub) => hub.segment(1, 2, { note: hub.signedOnly() })],
    ['segment.bad-signature', (hub) => hub.segment(1, 2, { note: forgedNote(hub) })],
    ['segment.root-mismatch', (hub) => alteredEntry(hub.segment(1, 2))],
    ['segment.unknown-origin', () => strangerSegment()],
  ])('with %s in the middle takes everything around it', (code, poison) =>
    withBatch(async (f, hubs) => {
      const records = twoEach(hubs);
      records.splice(1, 0, poison(hubs[0]!));
      const { failed, taken } = await take(f, delivered(records));
      expect(failed.size).toBe(0);
      expect(taken.filter(({ refused }) => refused !== undefined)).toHaveLength(1);
      expect(await f.state()).toMatchObject({ quarantined: [code], parked: [] });
      expect((await f.state()).projected).toHaveLength(20);
      expect(await nextOffset(f.db, place)).toBe(21);
    }),
  );

  it('freezes a log that contradicts what was seen before, in the middle of its segments', () =>
    withBatch(async (f, hubs) => {
      const [hub] = hubs as [HubLog];
      hub.addPersons(6);
      const split = new HubLog(hub.origin);
      split.entries.push(...someEntries(4, 900));
      const keys = [{ key: hub.signer.verifier, fromSize: 0 }];
      await new CheckpointObserver(f.context).observe(
        hub.signedOnly(split.checkpoint()),
        keys,
        'witness',
      );
      await take(f, delivered([hub.segment(0, 1)]));
      const cut = [hub.segment(1, 2), hub.segment(2, 5), hub.segment(5, 6)];
      const { taken } = await take(f, delivered(cut));
      expect(taken.map(({ outcome }) => outcome)).toEqual(['applied', 'frozen', 'quarantined']);
      expect(await f.state()).toMatchObject({ size: 5, parked: ['equivocation'], evidence: [2] });
    }));

  it('believes a key from the leaf on that names it, in the middle of a transaction', () =>
    withBatch(async (f, hubs) => {
      const [hub] = hubs as [HubLog];
      hub.addPersons(2);
      await take(f, delivered([hub.segment(0)]));
      const make = rotateKey(hub);
      const named = hub.segment(2);
      hub.addStandard('signed by the new key alone');
      const { taken } = await take(f, delivered([named, make(3)]));
      expect(taken.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
      expect(await f.state()).toMatchObject({ size: 4, quarantined: [], parked: [] });
    }));

  it('starts at what the database holds of this very cluster', () =>
    withBatch(async (f, hubs) => {
      await take(f, delivered(twoEach(hubs), 500));
      expect(await nextOffset(f.db, place)).toBe(520);
      expect(await nextOffset(f.db, { ...place, clusterId: 'two' })).toBeUndefined();
      expect(await nextOffset(f.db, { ...place, partition: 1 })).toBeUndefined();
    }));
});

function strangerSegment(): BusRecord {
  const stranger = new HubLog('stranger.example/ledger');
  stranger.addPersons(2);
  return stranger.segment(0);
}

/** The right name and text, signed by somebody else. */
function forgedNote(hub: HubLog): string {
  const forger = new HubLog(hub.origin);
  forger.entries.push(...hub.entries);
  return forger.note();
}

/** A log that was convicted meanwhile is refused by name when its records come again. */
async function withoutRefusals(db: DataSource): Promise<unknown> {
  const all = await digestOf(db);
  return Object.entries(all).filter(([question]) => !question.includes('FROM quarantine'));
}
