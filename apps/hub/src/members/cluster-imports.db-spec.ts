import { AccountsStore } from '#platform/auth/accounts.store.js';
import { Clock, Ids } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { openDataSource } from '#platform/database/database.module.js';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import { ClusterImportsService } from './cluster-imports.service.js';
import { hubTables } from '../hub.module.js';
import { MandatesService } from '../mandates/mandates.service.js';
import { MandatesStore } from '../mandates/mandates.store.js';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { MembersStore } from './members.store.js';

const firms = 'firm_key,name,trade,town,staff\nsole,Suole Brenta,soles,Vigonovo,12\n';
const people =
  'person_key,firm_key,given_name,family_name,email,manager_key\n' +
  'ada,sole,Ada,Rossi,ada@sole.example,bea\n' +
  'bea,sole,Bea,Bianchi,bea@sole.example,\n';
const roles = 'person_key,role\nada,employee\nbea,employee\nbea,assessor\n';
const cluster = { firms, people, roles };
const none = { created: 0, updated: 0, unchanged: 0 };

/** The officer who imports. */
const me = {
  id: '01890000-0000-7000-8000-000000000001',
  name: 'Office',
  email: 'office@hub.example',
  roles: ['officer'],
};

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'hub', {
    entities: hubTables.flatMap(({ entities = [] }) => entities) as never,
    migrations: hubTables.flatMap(({ migrations }) => migrations) as never,
  });
  const clock = new Clock();
  const ids = new Ids(clock);
  const mandates = new MandatesService(
    new MandatesStore(db),
    new Idempotency(db, clock),
    clock,
    ids,
    new PersonalTablesService(),
  );
  const accounts = new AccountsStore(db);
  const store = new MembersStore(db);
  const imports = new ClusterImportsService(store, accounts, ids, mandates);
  const close = async () => {
    await db.destroy();
    await drop();
  };
  return { imports, store, accounts, ids, close };
}

describeDatabases('importing a cluster', (kind) => {
  it('refuses an address that another account has, and writes nothing', async () => {
    const { imports, store, accounts, ids, close } = await setup(kind);
    try {
      const officer = { name: 'Office', email: 'ada@sole.example', roles: ['officer'] };
      await accounts.add({ id: ids.next(), ...officer });
      await expect(imports.import(cluster, me)).rejects.toMatchObject({
        code: 'import.refused',
        refusal: { issues: [{ file: 'people', row: 2, column: 'email' }] },
      });
      expect(await store.firms()).toEqual([]);
      expect(await store.people()).toEqual([]);
      expect(await accounts.all()).toHaveLength(1);
    } finally {
      await close();
    }
  });

  it('refuses two people who swap their addresses', async () => {
    const { imports, store, close } = await setup(kind);
    try {
      await imports.import(cluster, me);
      const swapped = people.replace('ada@', 'x@').replace('bea@', 'ada@').replace('x@', 'bea@');
      await expect(imports.import({ ...cluster, people: swapped }, me)).rejects.toMatchObject({
        code: 'import.refused',
        refusal: { issues: [{ row: 2 }, { row: 3 }] },
      });
      expect((await store.people()).map(({ email }) => email)).toEqual([
        'ada@sole.example',
        'bea@sole.example',
      ]);
    } finally {
      await close();
    }
  });

  it('names at most 200 faults', async () => {
    const { imports, close } = await setup(kind);
    try {
      const bad = `person_key,role\n${'nobody,employee\n'.repeat(300)}`;
      const refused: unknown = await imports
        .import({ ...cluster, roles: bad }, me)
        .catch((e: unknown) => e);
      expect(refused).toMatchObject({ code: 'import.refused' });
      expect((refused as { refusal: { issues: unknown[] } }).refusal.issues).toHaveLength(200);
    } finally {
      await close();
    }
  });

  it('creates everything once, however often and however many at once', async () => {
    const { imports, store, accounts, close } = await setup(kind);
    try {
      const reports = await Promise.all([1, 2, 3].map(() => imports.import(cluster, me)));
      const [first, ...later] = reports.sort((a, b) => b.firms.created - a.firms.created);
      expect(first).toEqual({
        firms: { ...none, created: 1 },
        people: { ...none, created: 2 },
        roles: { ...none, created: 3 },
      });
      for (const report of later)
        expect(report).toEqual({
          firms: { ...none, unchanged: 1 },
          people: { ...none, unchanged: 2 },
          roles: { ...none, unchanged: 3 },
        });
      const [ada, bea] = await store.people();
      expect(ada?.managerId).toBe(bea?.id);
      const held = await accounts.all();
      expect(held.map(({ name, roles }) => [name, [...roles]]).sort()).toEqual([
        ['Ada Rossi', ['employee']],
        ['Bea Bianchi', ['employee', 'assessor']],
      ]);
    } finally {
      await close();
    }
  });

  it('follows a name, a move and a new role, and takes no role away', async () => {
    const { imports, accounts, close } = await setup(kind);
    try {
      await imports.import(cluster, me);
      const report = await imports.import(
        {
          firms: `${firms}box,Scatole,boxes,Dolo,3\n`,
          people: people.replace('ada,sole,Ada,Rossi', 'ada,box,Ada,Verdi'),
          roles: 'person_key,role\nada,officer\n',
        },
        me,
      );
      expect(report).toEqual({
        firms: { created: 1, updated: 0, unchanged: 1 },
        people: { created: 0, updated: 1, unchanged: 1 },
        roles: { ...none, created: 1 },
      });
      const held = await accounts.all();
      expect(held.map(({ name, roles }) => [name, [...roles]]).sort()).toEqual([
        ['Ada Verdi', ['employee', 'officer']],
        ['Bea Bianchi', ['employee', 'assessor']],
      ]);
    } finally {
      await close();
    }
  });

  it('takes more rows than one statement has parameters', async () => {
    const { imports, close } = await setup(kind);
    try {
      const many = Array.from({ length: 14_000 }, (_, i) => `f${String(i)},a,b,c,1`).join('\n');
      const { firms: report } = await imports.import(
        {
          firms: `firm_key,name,trade,town,staff\n${many}`,
          people: people.slice(0, people.indexOf('ada')),
          roles: 'person_key,role\n',
        },
        me,
      );
      expect(report.created).toBe(14_000);
    } finally {
      await close();
    }
  });
});
