import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { NewRoleProfile } from '#domain/generated/schemas.js';
import { openDataSource } from '#platform/database/database.module.js';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import { hubTables } from '../hub.module.js';
import { FirmFactsStore } from './firm-facts.store.js';
import { RoleHoldersStore } from './role-holders.store.js';
import { RoleProfilesStore } from './role-profiles.store.js';

const day = (n: number) => new Date(Date.UTC(2026, 10, n));

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
  const [sole, lasts] = [randomUUID(), randomUUID()];
  for (const id of [sole, lasts])
    await db.query(`INSERT INTO firm VALUES ($1, $2, 'Suole', 'soles', 'Stra', 3)`, [id, id]);
  const people = [randomUUID(), randomUUID()].sort();
  for (const id of people)
    await db.query(`INSERT INTO person VALUES ($1, $2, $3, 'Ada', 'Rossi', $2)`, [id, id, sole]);
  const stores = {
    profiles: new RoleProfilesStore(db),
    holders: new RoleHoldersStore(db),
    facts: new FirmFactsStore(db),
  };
  return { sole, lasts, people, ...stores };
}

const profile: NewRoleProfile = {
  name: 'Setter',
  people: 2,
  competences: [
    {
      standard: 'https://hub.example/standards/cnc/v1.0',
      level: 3,
      need: 'share:0.5',
      criticality: 5,
      decay: 'digital',
      family: 'TEC',
      core: true,
    },
  ],
};

describeDatabases('posts of a firm', (kind) => {
  let hub: Awaited<ReturnType<typeof openHub>>;
  beforeAll(async () => {
    hub = await openHub(kind);
  });
  afterAll(() => hub.close());

  it('are read as they were at any moment, with whoever of the firm holds them', async () => {
    const { sole, lasts, people, profiles, holders } = await setup(hub);
    const id = randomUUID();
    await profiles.atomically(async (m) => {
      await profiles.create(id, sole, m);
      await profiles.addVersion({ ...profile, id, version: 1 }, null, day(1), m);
      await holders.fill(id, people, day(2), m);
      await profiles.review(id, day(3), m);
      await profiles.addVersion({ ...profile, id, version: 2, people: 1 }, null, day(4), m);
      await holders.fill(id, people.slice(1), day(5), m);
      await holders.fill(id, people, day(6), m);
      await profiles.addVersion({ ...profile, id, version: 3 }, 'merged', day(8), m);
    });
    const seen = async (n: number) =>
      (await profiles.at(sole, day(n))).map(({ version, people: count, holders: named }) => [
        ...[version, count, named],
      ]);
    expect(await seen(0)).toEqual([]);
    expect(await seen(1)).toEqual([[1, 2, []]]);
    expect(await seen(2)).toEqual([[1, 2, people]]);
    expect(await seen(4)).toEqual([[2, 1, people]]);
    expect(await seen(5)).toEqual([[2, 1, people.slice(1)]]);
    expect(await seen(6)).toEqual([[2, 1, people]]);
    expect(await seen(8)).toEqual([]);
    const [early] = await profiles.at(sole, day(2));
    const [late] = await profiles.at(sole, day(7));
    expect([early?.reviewedAt, late?.reviewedAt]).toEqual([undefined, day(3)]);
    expect(late).toMatchObject({ ...profile, people: 1 });
    expect(await profiles.firstOf(sole)).toEqual(day(1));
    expect(await profiles.at(lasts, day(7))).toEqual([]);

    await hub.db.query('UPDATE person SET left_at = now() WHERE id = $1', [people[0]]);
    await hub.db.query('UPDATE person SET firm_id = $2 WHERE id = $1', [people[1], lasts]);
    expect(await seen(7)).toEqual([[2, 1, []]]);
    expect(await holders.ofPerson(people[1] ?? '')).toMatchObject([
      { firmId: sole, name: 'Setter', since: day(2), until: null },
    ]);
    await profiles.atomically((m) => holders.removeOfPerson(people[1] ?? '', m));
    expect(await holders.countOfPerson(people[1] ?? '')).toBe(0);
    expect(await holders.countOfPerson(people[0] ?? '')).toBe(2);
  });

  it('and facts only grow', async () => {
    const { sole, profiles, facts } = await setup(hub);
    const told = {
      ...{ firmId: sole, heads: 2.3, yearFounded: 1994, familyOwned: true, region: 'ITH36' },
      ...{ sharesWithHub: true, sharesSurplus: false, recordedAt: day(1) },
    };
    const id = randomUUID();
    await profiles.atomically(async (m) => {
      await facts.add(told, m);
      // Of two words within a millisecond the later one holds.
      await facts.add({ ...told, heads: 3, marketingWaiver: 'one buyer' }, m);
      await profiles.create(id, sole, m);
      await profiles.addVersion({ ...profile, id, version: 1 }, null, day(1), m);
      await profiles.review(id, day(1), m);
    });
    expect(await facts.at(sole, day(0))).toBe(undefined);
    const holding = { ...told, heads: 3, marketingWaiver: 'one buyer' };
    expect(await facts.at(sole, day(1))).toEqual(holding);
    expect(await facts.allAt(day(1))).toEqual([holding]);
    for (const table of ['firm_facts', 'role_profile', 'role_version', 'role_review'])
      await expect(hub.db.query(`DELETE FROM ${table}`)).rejects.toThrow('is refused');
    for (const statement of [
      'UPDATE firm_facts SET heads = 9',
      'UPDATE role_version SET people = 9',
      `UPDATE role_review SET reviewed_at = now()`,
    ])
      await expect(hub.db.query(statement)).rejects.toThrow('is refused');
    const heads = 'INSERT INTO firm_facts (firm_id, recorded_at, heads, year_founded,';
    await expect(
      hub.db.query(
        `${heads} family_owned, region, shares_with_hub, shares_surplus)
         VALUES ($1, now(), 0, 2000, true, 'ITH36', true, true)`,
        [sole],
      ),
    ).rejects.toThrow('firm_facts_heads_check');
  });
});
