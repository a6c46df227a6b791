import type { MigrationInterface, QueryRunner } from 'typeorm';

/** European standards. A version, once published, never changes. */
export class CreateStandards1795442400000 implements MigrationInterface {
  name = 'CreateStandards1795442400000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE concept (
        key text PRIMARY KEY,
        id text NOT NULL UNIQUE CHECK (id ~ '^[0-9a-hjkmnp-tv-z]{10}$')
      )`);
    await q.query(`
      CREATE TABLE european_standard (
        version_uri text PRIMARY KEY,
        key text NOT NULL REFERENCES concept,
        version text NOT NULL,
        content bytea NOT NULL,
        content_digest text NOT NULL,
        published_at timestamptz NOT NULL,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent,
        UNIQUE (key, version)
      )`);
    await q.query(`
      CREATE TRIGGER european_standard_only_grows
      BEFORE UPDATE OR DELETE OR TRUNCATE ON european_standard
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE european_standard, concept');
  }
}
