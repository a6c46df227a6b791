import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { NewLearningRecord } from '#domain/generated/schemas.js';
import { exposureWindow } from '#domain/learning/exposure-window.js';
import { openDataSource } from '#platform/database/database.module.js';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import { hubTables } from '../hub.module.js';
import { type ExchangeRecord, ExchangesStore } from './exchanges.store.js';
import { LearningCountsStore } from './learning-counts.store.js';
import { LearningRecordsStore } from './learning-records.store.js';
import { NoteReadingsStore } from './note-readings.store.js';

const at = new Date('2026-11-28T12:00:00Z');
const began = new Date('2025-09-20T08:00:00Z');
/** 14 months: from 2025-09-28 to 2026-11-28. */
const window = exposureWindow(began, at);

async function openHub(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'hub', {
    entities: hubTables.flatMap(({ entities = [] }) => entities) as never,
    migrations: hubTables.flatMap(({ migrations }) => migrations) as never,
  });
  const close = async () => {
    await db.destroy();
    await drop();
  };
  return { db, close };
}

/** Firms and people of its own for each test: the database of a file is opened once. */
async function setup({ db }: { db: DataSource }) {
  const firms = { sole: randomUUID(), lasts: randomUUID(), box: randomUUID() };
  for (const id of Object.values(firms))
    await db.query(`INSERT INTO firm VALUES ($1, $2, $2, 'soles', 'Stra', 3)`, [id, id]);
  const people = [randomUUID(), randomUUID()];
  for (const id of people)
    await db.query(`INSERT INTO person VALUES ($1, $2, $3, 'Ada', 'Rossi', $2)`, [
      ...[id, id, firms.sole],
    ]);
  const records = new LearningRecordsStore(db);
  const record = async (body: NewLearningRecord, recordedAt = began, firmId = firms.sole) => {
    const id = randomUUID();
    await records.atomically(async (m) => {
      await records.create({ id, firmId, kind: body.kind }, m);
      await records.addVersion(id, 1, body, recordedAt, m);
    });
    return id;
  };
  const exchanges = new ExchangesStore(db);
  const exchange = async (a: string, b: string, over: Partial<ExchangeRecord> = {}) => {
    const id = randomUUID();
    const pair = [a, b].sort() as [string, string];
    const made = { id, firms: pair, on: '2026-05-01', about: 'Lasts', onPlatform: false };
    await exchanges.atomically((m) => exchanges.add({ ...made, recordedAt: began, ...over }, m));
    return id;
  };
  const counts = new LearningCountsStore(db);
  return { firms, people, records, record, exchanges, exchange, counts };
}

const note = (on: string, decidedBy: 'owner' | 'staff' | 'together'): NewLearningRecord => ({
  ...{ kind: 'note', about: 'Buyers ask for repair', on, decidedBy },
});
const training = (over: Partial<NewLearningRecord>): NewLearningRecord => ({
  ...{ kind: 'training', about: 'Press', on: '2026-06-15', decidedBy: 'owner' },
  ...{ attendants: 3, provider: 'outside', ...over },
});

describeDatabases('counts of learning records', (kind) => {
  let hub: Awaited<ReturnType<typeof openHub>>;
  beforeAll(async () => {
    hub = await openHub(kind);
  });
  afterAll(() => hub.close());

  it('are of the window, of the newest versions, and of what was not removed', async () => {
    const { firms, people, records, record, counts } = await setup(hub);
    const nothing = await counts.ofLog(firms.sole, at, window);
    expect(Object.values(nothing).every((count) => count === 0)).toBe(true);
    expect(await counts.beginnings(firms.sole, at)).toEqual({ log: null, exchange: null });

    // In the window are its first and its last day, and neither the one before nor the one after.
    const first = await record(note('2026-11-28', 'owner'));
    await record(note('2025-09-28', 'together'));
    await record(note('2025-09-27', 'owner'));
    await record(note('2026-11-29', 'owner'));
    await record(note('2026-05-01', 'owner'), began, firms.lasts);
    await record(note('2026-07-01', 'staff'), new Date('2026-11-28T12:00:01Z'));
    // 14 days ahead is not sudden, 13 are; who says nothing of it does not count.
    await record(training({ bookedOn: '2026-06-01' }));
    await record(training({ bookedOn: '2026-06-02', attendants: 5 }));
    await record(training({ provider: 'inside', attendants: 2, decidedBy: 'staff' }));
    const mentoring = { kind: 'mentoring', about: 'Edges', on: '2026-04-01' } as const;
    const corrected = await record({ ...mentoring, episodes: 40 });
    const removed = await record({ ...mentoring, kind: 'on-the-job', episodes: 7 });
    const later = new Date('2026-06-01T00:00:00Z');
    await records.atomically(async (m) => {
      await records.addVersion(corrected, 2, { ...mentoring, episodes: 4 }, later, m);
      await records.remove(removed, 'entered twice', later, m);
    });
    const readings = new NoteReadingsStore(hub.db);
    await records.atomically(async (m) => {
      for (const person of [...people, people[0] ?? ''])
        await readings.add(first, person, later, m);
    });

    expect(await counts.ofLog(firms.sole, at, window)).toEqual({
      ...{ notes: 2, trainings: 3, mentoring: 1, onTheJob: 0, readings: 2 },
      // The oldest two months of 14 are no whole quarter.
      quartersWithNote: 1,
      ...{ attendances: 10, attendancesOutside: 8, attendancesDated: 8, attendancesSudden: 5 },
      ...{ episodes: 4, decisions: 5, decisionsOfOwner: 3 },
    });
    // As it stood before the correction and the removal.
    const before = await counts.ofLog(firms.sole, new Date('2026-05-31T00:00:00Z'), window);
    expect([before.episodes, before.readings]).toEqual([47, 0]);
    expect((await counts.beginnings(firms.sole, at)).log).toEqual(began);

    // A reader who is erased was a reader.
    await records.atomically((m) => readings.forget(people[0] ?? '', m));
    expect((await counts.ofLog(firms.sole, at, window)).readings).toBe(2);
  });

  it('take exchanges that were confirmed, and a partner once a year', async () => {
    const { firms, exchanges, exchange, counts } = await setup(hub);
    const { sole, lasts, box } = firms;
    const confirmed = [
      await exchange(sole, lasts),
      await exchange(lasts, sole, { on: '2026-06-01', onPlatform: true }),
      await exchange(sole, lasts, { on: '2025-10-05' }),
      await exchange(box, sole, { on: '2025-10-06' }),
      await exchange(box, lasts),
    ];
    const removed = await exchange(sole, box);
    await exchange(sole, box);
    const when = new Date('2026-06-02T00:00:00Z');
    await exchanges.atomically(async (m) => {
      for (const id of [...confirmed, removed]) await exchanges.confirm(id, when, m);
      await exchanges.remove(removed, 'never took place', at, m);
    });
    expect(await counts.partners(sole, at, window.years)).toBe(1 + 2);
    expect(await counts.partners(box, at, window.years)).toBe(1 + 1);
    expect(await counts.partners(sole, new Date('2026-06-01T23:00:00Z'), window.years)).toBe(0);
    expect((await counts.beginnings(sole, at)).exchange).toEqual(when);
    const year = { after: '2025-11-28', until: '2026-11-28' };
    const found = await counts.exchanges(at, year);
    expect(found.map(({ id }) => id).sort()).toEqual(
      [confirmed[0], confirmed[1], confirmed[4]].sort(),
    );
    expect(found.filter(({ onPlatform }) => onPlatform)).toMatchObject([
      { id: confirmed[1], firms: [sole, lasts].sort() },
    ]);
  });

  it('rest on rows that nobody changes', async () => {
    const { firms, record, records, exchange, exchanges } = await setup(hub);
    const id = await record(note('2026-05-01', 'owner'));
    const other = await exchange(firms.sole, firms.lasts);
    await exchanges.atomically((m) => exchanges.confirm(other, at, m));
    for (const statement of [
      `UPDATE learning_version SET attendants = 9`,
      `UPDATE learning_version SET about = 'something else'`,
      `UPDATE learning_version SET about = '', on_day = '2026-01-01'`,
      'DELETE FROM learning_version',
      'UPDATE learning_record SET firm_id = firm_id',
      'DELETE FROM learning_record',
      `UPDATE firm_exchange SET confirmed_at = NULL`,
      `UPDATE firm_exchange SET on_platform = true`,
      `UPDATE firm_exchange SET about = 'more'`,
      'DELETE FROM firm_exchange',
    ])
      await expect(hub.db.query(statement)).rejects.toThrow('is refused');
    await records.atomically((m) => records.remove(id, 'named somebody', at, m));
    const versions = await hub.db.query<unknown[]>(
      `SELECT version, about, removal_reason FROM learning_version WHERE record_id = $1
       ORDER BY version`,
      [id],
    );
    expect(versions).toEqual([
      { version: 1, about: '', removal_reason: null },
      { version: 2, about: '', removal_reason: 'named somebody' },
    ]);
    expect(await records.page(firms.sole, undefined, { limit: 5 })).toEqual([]);
  });
});
