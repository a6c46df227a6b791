import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What hubs say of their audits, and the figures that were frozen of it. */
export class CreateObservatory1795905600000 implements MigrationInterface {
  name = 'CreateObservatory1795905600000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE audit_summary (
        origin text NOT NULL,
        year integer NOT NULL,
        idx bigint NOT NULL,
        said_at timestamptz NOT NULL,
        content text NOT NULL,
        PRIMARY KEY (origin, year)
      )`);
    await q.query(`
      CREATE TABLE observatory_release (
        quarter text PRIMARY KEY CHECK (quarter ~ '^20[0-9]{2}-Q[1-4]$'),
        content bytea NOT NULL,
        released_at timestamptz NOT NULL,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent
      )`);
    for (const table of ['audit_summary', 'observatory_release'])
      await q.query(`
        CREATE TRIGGER ${table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE observatory_release, audit_summary');
  }
}
