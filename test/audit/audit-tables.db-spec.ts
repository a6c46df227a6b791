import { randomUUID } from 'node:crypto';
import { openDataSource } from '#platform/database/database.module.js';
import type { SchemaTables } from '#platform/database/data-source.js';
import type { DataSource } from 'typeorm';
import { hubSchema } from '../../apps/hub/src/hub.module.js';
import { CoursesStore } from '../../apps/hub/src/learning/courses.store.js';
import { ExchangesStore } from '../../apps/hub/src/learning/exchanges.store.js';
import { JointPlansStore } from '../../apps/hub/src/learning/joint-plans.store.js';
import { LearningRecordsStore } from '../../apps/hub/src/learning/learning-records.store.js';
import { NoteReadingsStore } from '../../apps/hub/src/learning/note-readings.store.js';
import { ToldSummariesStore } from '../../apps/hub/src/summaries/told-summaries.store.js';
import { AuditMethodsStore } from '../../apps/registry/src/audit-methods/audit-methods.store.js';
import { ObservatoryStore } from '../../apps/registry/src/observatory/observatory.store.js';
import { registryTables } from '../../apps/registry/src/registry-tables.js';
import { twoRoles } from '../support/app-role.js';
import { describeDatabases } from '../support/databases.js';
import { requirement } from '../support/requirements.js';

const SCHEMAS = { hub: hubSchema, registry: registryTables as SchemaTables };
/** The first migration of the audit has this stamp. */
const AUDITS_CAME = 1795903200000;

/** Every table, column, rule, index, trigger and function of a schema, in words. */
async function catalogue(db: DataSource): Promise<readonly string[]> {
  const rows = await db.query<{ what: string }[]>(`
    SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) AS what
    FROM information_schema.columns WHERE table_schema = current_schema()
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
    UNION ALL SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
    UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
    UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    ORDER BY 1`);
  return rows.map(({ what }) => what);
}

async function comeSince(db: DataSource): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(
    'SELECT count(*)::int AS count FROM migrations WHERE timestamp >= $1',
    [AUDITS_CAME],
  );
  return row?.count ?? 0;
}

describe.each(['hub', 'registry'] as const)('the tables of audits in the %s', (schema) => {
  describeDatabases('go and come again', (kind) => {
    it('with everything that belongs to them', async () => {
      const { database, drop } = await kind.fresh();
      const db = await openDataSource(database, schema, SCHEMAS[schema]);
      try {
        const whole = await catalogue(db);
        const count = await comeSince(db);
        expect(count).toBeGreaterThan(0);
        for (let left = count; left > 0; left -= 1) await db.undoLastMigration();
        expect(await comeSince(db)).toBe(0);
        const before = await catalogue(db);
        expect(
          before.filter((what) => /observatory|audit|learning_|role_holder/.test(what)),
        ).toEqual([]);
        await db.runMigrations();
        expect(await catalogue(db)).toEqual(whole);

        // grant-schema.ts goes by these names: what only grows must refuse all three to the owner too.
        // 8 DELETE, 16 UPDATE, 32 TRUNCATE
        const misnamed = await db.query<object[]>(`
          SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
          WHERE c.relnamespace = current_schema()::regnamespace AND (
            (t.tgname LIKE '%\\_only\\_grows' AND t.tgtype::int & 56 <> 56) OR
            (t.tgname LIKE '%\\_keeps\\_rows' AND t.tgtype::int & 40 <> 40))`);
        expect(misnamed).toEqual([]);
      } finally {
        await db.destroy();
        await drop();
      }
    });
  });
});

requirement('postgres').describe('a process that does not own the tables of audits', () => {
  it('records, confirms, checks, forgets and takes out what may be, one at a time', async () => {
    const roles = await twoRoles();
    const owned = { ...hubSchema, owner: roles.owner };
    const db = await openDataSource(roles.app, 'hub', owned);
    try {
      const firms = [randomUUID(), randomUUID()].sort() as [string, string];
      for (const id of firms)
        await db.query(`INSERT INTO firm VALUES ($1, $2, 'Suole', 'soles', 'Stra', 3)`, [id, id]);
      const [person, id, at] = [randomUUID(), randomUUID(), new Date()];
      await db.query(`INSERT INTO person VALUES ($1, 'ada', $2, 'Ada', 'Rossi', 'a@b.example')`, [
        ...[person, firms[0]],
      ]);
      const [records, readings] = [new LearningRecordsStore(db), new NoteReadingsStore(db)];
      await records.atomically(async (m) => {
        const note = { kind: 'note', on: '2026-05-01', about: 'Lasts' } as const;
        await records.create({ id, firmId: firms[0], kind: 'note' }, m);
        await records.addVersion(id, 1, { ...note, decidedBy: 'owner' }, at, m);
        await readings.add(id, person, at, m);
        await readings.forget(person, m);
        await records.remove(id, 'twice', at, m);
      });
      const exchanges = new ExchangesStore(db);
      await exchanges.atomically(async (m) => {
        const told = { id, firms, on: '2026-05-01', about: 'Lasts', onPlatform: false };
        await exchanges.add({ ...told, recordedAt: at }, m);
        expect(await exchanges.findLocked(id, m)).toMatchObject(told);
        await exchanges.confirm(id, at, m);
        await exchanges.remove(id, 'twice', at, m);
      });
      const plans = new JointPlansStore(db);
      await plans.atomically(async (m) => {
        const plan = { id, title: 'Welts', madeOn: '2026-05-01', firms: [...firms] };
        await plans.add({ ...plan, recordedAt: at }, m);
        expect(await plans.findLocked(id, m)).toMatchObject(plan);
        await plans.check(id, { checkedOn: '2026-06-01', finding: 'Done' }, at, m);
        await plans.remove(id, 'twice', at, m);
      });
      const courses = new CoursesStore(db);
      await courses.atomically(async (m) => {
        const course = { title: 'Welts', standard: 'https://hub.example/s/1', cost: 1, seats: 1 };
        await courses.add({ ...course, id, success: 50, recordedAt: at }, m);
        expect(await courses.remove(id, 'twice', at, m)).toBe(true);
      });
      const summaries = new ToldSummariesStore(db);
      expect(await summaries.telling((m) => summaries.ofYear(2026, m))).toBeUndefined();
      const changes = [
        `UPDATE learning_version SET attendants = 1`,
        `UPDATE firm_exchange SET on_day = on_day`,
        `UPDATE audit SET seed = seed`,
        'DELETE FROM note_reading',
      ];
      for (const change of changes)
        await expect(db.query(change)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await db.destroy();
      await roles.drop();
    }
  });

  it('freezes figures of the observatory, and releases methods', async () => {
    const roles = await twoRoles();
    const owned = { ...registryTables, owner: roles.owner };
    const db = await openDataSource(roles.app, 'registry', owned);
    try {
      const store = new ObservatoryStore(db);
      expect(await store.freezing((m) => store.findRelease('2026-Q3', m))).toBeNull();
      const methods = new AuditMethodsStore(db);
      expect(await methods.releasing((m) => methods.all(m))).toEqual([]);
      await expect(db.query('UPDATE audit_method SET content = content')).rejects.toMatchObject({
        code: '42501',
      });
    } finally {
      await db.destroy();
      await roles.drop();
    }
  });
});
