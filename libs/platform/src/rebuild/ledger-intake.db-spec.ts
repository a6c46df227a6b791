import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { bundleOf, TILE_WIDTH } from '#ledger/tile-layout.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { openDataSource } from '../database/database.module.js';
import { HubLog } from '../federation/testing/hub-log.js';
import { CreateFollower1795429200000 } from '../federation/migrations/202611231020-create-follower.js';
import { ledgerMigrations } from '../ledger/migrations/ledger-migrations.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { SegmentFeed } from './feed-segments.js';
import { LedgerIntake } from './ledger-intake.js';
import { type LedgerStock, RebuildRefused } from './ledger-stock.js';

const AT = new Date('2026-11-28T12:00:00Z');

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'registry', {
    entities: [],
    migrations: [...ledgerMigrations, CreateFollower1795429200000],
  });
  return {
    db,
    open: (hub: HubLog, policy = hub.trust().policy) =>
      LedgerIntake.open(
        db,
        {
          ...{ origin: hub.origin, kind: 'mirror', policy },
          anchors: [formatVerifierKey(hub.signer.verifier)],
        },
        AT,
      ),
    close: async () => {
      await db.destroy();
      await drop();
    },
  };
}

const stockOf = (hub: HubLog, changes: Partial<LedgerStock> = {}): LedgerStock => ({
  notes: () => Promise.resolve([hub.note()]),
  bundle: (index, width) =>
    Promise.resolve(bundleOf(hub.entries.slice(index * TILE_WIDTH, index * TILE_WIDTH + width))),
  body: () => Promise.resolve(undefined),
  ...changes,
});

/** Persons, and an event now and then, over two full blocks and a rest. */
function longLog(size = 700): HubLog {
  const hub = new HubLog();
  while (hub.size < size) {
    hub.addPersons(Math.min(90, size - hub.size - 1));
    hub.addStandard(`standard ${String(hub.size)}`);
  }
  return hub;
}

const sizeOf = async (db: DataSource) => {
  const [row] = await db.query<{ size: string }[]>('SELECT max(size) AS size FROM ledger_head');
  return Number(row?.size);
};
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'taken',
    (error: unknown) => (error instanceof RebuildRefused ? error.code : error),
  );

describeDatabases('a ledger that is taken whole', (kind) => {
  it.each([1, 255, 256, 257, 512, 700])('has every row it should, of %s leaves', async (size) => {
    const { db, open, close } = await setup(kind);
    try {
      const hub = new HubLog();
      hub.addPersons(size);
      const intake = await open(hub);
      await intake.pull(stockOf(hub), () => undefined);
      expect(await intake.finish(AT)).toMatchObject({ size, origin: hub.origin });
      await checkLedger(db);
      expect(await sizeOf(db)).toBe(size);
    } finally {
      await close();
    }
  });

  it('is written alike with checkpoints inside, in mixed lengths, and over more than one transaction', async () => {
    const { db, open, close } = await setup(kind);
    try {
      const hub = longLog(17_000);
      const notes = [100, 256, 5000].map((size) => hub.note(hub.checkpoint(size)));
      const intake = await open(hub);
      const stock = stockOf(hub, { notes: () => Promise.resolve([...notes, hub.note()]) });
      await intake.pull(stock, () => undefined);
      await intake.finish(AT);
      await checkLedger(db);
      const [row] = await db.query<{ tiles: string }[]>(
        'SELECT count(*) AS tiles FROM ledger_tile',
      );
      expect(Number(row?.tiles)).toBe(Math.floor(17_000 / 256));
    } finally {
      await close();
    }
  });

  it.each([
    [
      'a changed entry',
      (hub: HubLog) => ({
        bundle: (index: number, width: number) => {
          const bytes = bundleOf(hub.entries.slice(index * 256, index * 256 + width));
          if (index === 1) bytes[7]! ^= 1;
          return Promise.resolve(bytes);
        },
      }),
    ],
    [
      'a bundle that is none',
      () => ({ bundle: () => Promise.resolve(Buffer.from('no bundle at all')) }),
    ],
    [
      'a note of another log',
      (hub: HubLog) => ({
        notes: () => Promise.resolve([new HubLog().note({ ...hub.checkpoint() })]),
      }),
    ],
    [
      'a note that nobody cosigned',
      (hub: HubLog) => ({ notes: () => Promise.resolve([hub.signedOnly()]) }),
    ],
    ['a note that is no note', () => ({ notes: () => Promise.resolve(['what is this']) })],
    [
      'a wrong note inside',
      (hub: HubLog) => ({
        notes: () =>
          Promise.resolve([
            hub.note({ ...hub.checkpoint(300), root: Buffer.alloc(32) }),
            hub.note(),
          ]),
      }),
    ],
  ])('is refused with %s, and moves no head', async (_name, changes) => {
    const { db, open, close } = await setup(kind);
    try {
      const hub = longLog();
      const intake = await open(hub);
      const stock = stockOf(hub, changes(hub));
      const taken = intake.pull(stock, () => undefined).then(() => intake.finish(AT));
      expect(await codeOf(taken)).toBe('rebuild.source-tampered');
      expect(await sizeOf(db)).toBe(0);
    } finally {
      await close();
    }
  });

  it('passes on that a bundle is nowhere', async () => {
    const { open, close } = await setup(kind);
    try {
      const hub = longLog();
      const missing = new RebuildRefused('rebuild.source-incomplete', 'there');
      const stock = stockOf(hub, {
        bundle: (index, width) =>
          index === 1 ? Promise.reject(missing) : stockOf(hub).bundle(index, width),
      });
      const intake = await open(hub);
      expect(await codeOf(intake.pull(stock, () => undefined))).toBe('rebuild.source-incomplete');
    } finally {
      await close();
    }
  });

  it('is the same from segments in any order, twice, with lies between them', async () => {
    const { db, open, close } = await setup(kind);
    try {
      const hub = longLog();
      const intake = await open(hub);
      const feed = new SegmentFeed((origin) =>
        Promise.resolve(origin === hub.origin ? intake : undefined),
      );
      const good = [0, 200, 300, 450, 600].map((start, i, all) =>
        hub.segment(start, all[i + 1] ?? hub.size),
      );
      const liar = new HubLog(hub.origin);
      liar.addPersons(300);
      const wrong = liar.segment(0);
      const other = new HubLog('nobody.example/ledger');
      other.addPersons(1);
      const broken = { ...good[0]!, value: Buffer.from('{') };
      const records = [good[3]!, wrong, good[1]!, good[0]!, good[0]!, broken, good[4]!];
      for (const record of [...records, other.segment(0), good[2]!, good[4]!])
        await feed.take(record);
      feed.refuseGaps(new Map([[hub.origin, intake]]));
      expect(feed.refused).toBe(2);
      expect(await intake.finish(AT)).toMatchObject({ size: hub.size });
      await checkLedger(db);
    } finally {
      await close();
    }
  });

  it('is refused when a segment is nowhere, by origin and index', async () => {
    const { open, close } = await setup(kind);
    try {
      const hub = longLog();
      const intake = await open(hub);
      const feed = new SegmentFeed(() => Promise.resolve(intake));
      await feed.take(hub.segment(0, 200));
      await feed.take(hub.segment(300));
      expect(() => {
        feed.refuseGaps(new Map([[hub.origin, intake]]));
      }).toThrow(`rebuild.source-incomplete: ${hub.origin} at 200`);
    } finally {
      await close();
    }
  });
});
