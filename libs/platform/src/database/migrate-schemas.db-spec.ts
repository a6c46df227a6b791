import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { describeDatabases } from '../../../../test/support/databases.js';
import { twoRoles } from '../../../../test/support/app-role.js';
import { requirement } from '../../../../test/support/requirements.js';
import { dataSourceOptions, type SchemaTables } from './data-source.js';
import { openDataSource } from './database.module.js';
import { lookAtSchemas, migrateSchemas } from './migrate-schemas.js';

class MakeCup1000000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE TABLE cup (id integer PRIMARY KEY)');
  }
  down = () => Promise.resolve();
}
class FillCup1000000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('INSERT INTO cup VALUES (1)');
  }
  down = () => Promise.resolve();
}
const old: SchemaTables = { migrations: [MakeCup1000000000001] };
const current: SchemaTables = { migrations: [MakeCup1000000000001, FillCup1000000000002] };
const NAMES = ['MakeCup1000000000001', 'FillCup1000000000002'];

describeDatabases('migrations as a job', ({ fresh }) => {
  it('refuses a start on tables that lack a migration, and makes nothing', async () => {
    const { database, drop } = await fresh();
    // keeps an embedded database from closing
    const keeper = await openDataSource(database, 'bus', { migrations: [] });
    try {
      await expect(
        openDataSource(database, 'hub', { ...current, mode: 'check' }),
      ).rejects.toMatchObject({
        code: 'schema.behind',
        message:
          'schema.behind: the schema hub lacks MakeCup1000000000001 and 1 more; run guildmark migrate before this starts',
      });
      await migrateSchemas(database, { hub: old });
      await expect(openDataSource(database, 'hub', { ...current, mode: 'check' })).rejects.toThrow(
        'the schema hub lacks FillCup1000000000002; run',
      );
      expect(await lookAtSchemas(database, { hub: current })).toEqual({ hub: [NAMES[1]] });
    } finally {
      await keeper.destroy();
      await drop();
    }
  });

  it('says what was missing, twice and for several schemas', async () => {
    const { database, drop } = await fresh();
    const keeper = await openDataSource(database, 'bus', { migrations: [] });
    const both = { hub: current, registry: old };
    try {
      expect(await lookAtSchemas(database, both)).toEqual({ hub: NAMES, registry: [NAMES[0]] });
      expect(await migrateSchemas(database, both)).toEqual({ hub: NAMES, registry: [NAMES[0]] });
      expect(await migrateSchemas(database, both)).toEqual({ hub: [], registry: [] });
      // replicas of an older program go on while they are replaced
      const db = await openDataSource(database, 'hub', { ...old, mode: 'check' });
      expect(await db.query('SELECT id FROM hub.cup')).toEqual([{ id: 1 }]);
      await db.destroy();
    } finally {
      await keeper.destroy();
      await drop();
    }
  });
});

requirement('postgres').describe('migrations as a job with two roles', () => {
  it('run at once, once each, and open the tables to the app', async () => {
    const roles = await twoRoles();
    const schemas = { hub: { ...current, owner: roles.owner } };
    try {
      // before the job the app sees no schema, which is the same as an empty one
      await expect(openDataSource(roles.app, 'hub', { ...current, mode: 'check' })).rejects.toThrow(
        'schema.behind',
      );
      await roles.asOwner('CREATE SCHEMA hub');
      await expect(openDataSource(roles.app, 'hub', { ...current, mode: 'check' })).rejects.toThrow(
        'schema.behind',
      );
      await Promise.all(Array.from({ length: 3 }, () => migrateSchemas(roles.app, schemas)));
      expect(await roles.asOwner('SELECT name FROM hub.migrations ORDER BY id')).toEqual(
        NAMES.map((name) => ({ name })),
      );
      const app = await openDataSource(roles.app, 'hub', { ...current, mode: 'check' });
      expect(await app.query('SELECT id FROM cup')).toEqual([{ id: 1 }]);
      // what was migrated is the owner's word
      await expect(app.query('DELETE FROM migrations')).rejects.toThrow('permission denied');
      await app.destroy();
    } finally {
      await roles.drop();
    }
  });

  it('leaves nothing connected after a migration that fails', async () => {
    class Spill1000000000003 implements MigrationInterface {
      up = () => Promise.reject(new Error('spilt'));
      down = () => Promise.resolve();
    }
    const roles = await twoRoles();
    const failing = { migrations: [...classesOf(current), Spill1000000000003], owner: roles.owner };
    try {
      await expect(migrateSchemas(roles.app, { hub: failing })).rejects.toThrow('spilt');
      expect(await lookAtSchemas(roles.owner, { hub: failing })).toEqual({
        hub: ['Spill1000000000003'],
      });
      const others = await new DataSource({
        ...dataSourceOptions(roles.owner, 'hub', { migrations: [] }),
        migrationsRun: false,
      }).initialize();
      const [row] = await others.query<{ n: number }[]>(
        `SELECT count(*)::integer AS n FROM pg_locks WHERE locktype = 'advisory'
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      expect(row?.n).toBe(0);
      await others.destroy();
    } finally {
      await roles.drop();
    }
  });
});

function classesOf({ migrations }: SchemaTables) {
  return migrations as (typeof MakeCup1000000000001)[];
}
