import { openDataSource } from '#platform/database/database.module.js';
import { ledgerMigrations } from '#platform/ledger/migrations/ledger-migrations.js';
import { DataSource } from 'typeorm';
import { runStatement } from '../../tools/run-statement.js';
import { twoRoles } from '../support/app-role.js';
import { certified, workshop } from '../support/certified.js';
import { checkLedger } from '../support/check-ledger.js';
import { eventually, setup } from '../support/cluster.js';
import { databaseKinds } from '../support/databases.js';
import { readyHealth } from '../support/ready-health.js';
import { requirement } from '../support/requirements.js';

const [embedded, postgres] = databaseKinds();

const GROWS = [
  'ledger_intent',
  'ledger_leaf',
  'ledger_node',
  'ledger_tile',
  'ledger_batch',
  'ledger_checkpoint',
  'ledger_evidence',
];
const KEPT = ['ledger_log', 'ledger_head', 'ledger_publication', 'ledger_body', 'witness_state'];

requirement('postgres').describe('a process that does not own its tables', () => {
  it('I14 UPDATE, DELETE and TRUNCATE are refused to it, triggers stay on, and it works', async () => {
    const roles = await twoRoles();
    try {
      const cluster = await setup({
        kind: roles.kind,
        env: {
          HUB_MIGRATION_DATABASE_URL: roles.owner,
          REGISTRY_MIGRATION_DATABASE_URL: roles.owner,
          HUB_HEARTBEAT_S: '1',
        },
      });
      try {
        // issue, sequence, publish
        const shop = await workshop(cluster);
        const { credentialId } = await certified(shop, 2);
        const db = cluster.hub.app.get(DataSource, { strict: false });
        await eventually(async () => {
          const [row] = await db.query<{ done: boolean }[]>(
            `SELECT NOT EXISTS (SELECT FROM ledger_queue) AND (SELECT size FROM ledger_head
               WHERE log_id = 1) = (SELECT max(size) FROM ledger_publication WHERE log_id = 1) AS done`,
          );
          return row?.done;
        });
        await shop.candidate.get(`/api/v1/credentials/${credentialId}/proof`).expect(200);
        // idle: a heartbeat brings fresher cosignatures
        await eventually(async () => {
          const fresh =
            'SELECT 1 FROM ledger_publication WHERE log_id = 1 AND fresh_note IS NOT NULL';
          return (await db.query<object[]>(fresh)).length > 0;
        });
        for (const party of [cluster.hub, cluster.registry]) {
          const { parts } = await readyHealth(party.anyone);
          expect(parts).toMatchObject({
            appendOnly: 'triggers and grants',
            durability: 'power-loss',
          });
        }

        const denied = async (statement: string) =>
          runStatement(roles.app, `SET search_path = hub; ${statement}`).then(
            () => 'done',
            (error: unknown) => (error as { code?: string }).code,
          );
        const forbidden = [
          ...GROWS.map((table) => `UPDATE ${table} SET log_id = log_id`).filter(
            (sql) => !sql.includes('evidence'),
          ),
          "UPDATE ledger_evidence SET detail = ''",
          'UPDATE ledger_log SET origin = origin',
          'UPDATE ledger_body SET sha256 = sha256',
          ...[...GROWS, ...KEPT].flatMap((table) => [
            `DELETE FROM ${table}`,
            `TRUNCATE ${table} CASCADE`,
            `DROP TABLE ${table} CASCADE`,
            `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
          ]),
          'DROP TRIGGER ledger_leaf_only_grows ON ledger_leaf',
          'CREATE OR REPLACE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
          'SET session_replication_role = replica',
        ];
        for (const statement of forbidden)
          // 42501: insufficient_privilege
          expect([statement, await denied(statement)]).toEqual([statement, '42501']);
        // what it may update it may update by the rule of the trigger alone
        expect(await denied('UPDATE ledger_head SET size = size - 1')).toBe('P0001');
        expect(await denied('UPDATE ledger_body SET bytes = NULL')).not.toBe('done');
        await checkLedger(db);
      } finally {
        await cluster.close();
      }
    } finally {
      await roles.drop();
    }
  });

  it('refuses an app role that could take the place of the owner', async () => {
    const roles = await twoRoles();
    const tables = { entities: [], migrations: ledgerMigrations, owner: roles.owner };
    try {
      await expect(openDataSource(roles.owner, 'hub', tables)).rejects.toThrow(
        'could take the place of the owner',
      );
      await expect(openDataSource(requirement('postgres').value, 'hub', tables)).rejects.toThrow(
        'could take the place of the owner',
      );
    } finally {
      await roles.drop();
    }
  });

  it.each([
    ['in memory', embedded!, 'process-crash only'],
    ['on PostgreSQL', postgres!, 'power-loss'],
  ])('owns them without a second role, and health says so %s', async (_, kind, durability) => {
    const cluster = await setup({ kind, accredited: false });
    try {
      const { parts } = await readyHealth(cluster.hub.anyone);
      // Triggers alone guard them.
      expect(parts).toMatchObject({ appendOnly: 'triggers', durability });
    } finally {
      await cluster.close();
    }
  });
});
