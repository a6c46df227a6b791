import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStandards1795436400000 implements MigrationInterface {
  name = 'CreateStandards1795436400000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE local_standard (
        version_uri text PRIMARY KEY,
        slug text NOT NULL,
        version text NOT NULL,
        language text NOT NULL,
        content bytea NOT NULL,
        content_digest text NOT NULL CHECK (octet_length(content_digest) = 43),
        published_at timestamptz NOT NULL,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent,
        UNIQUE (slug, version)
      )`);
    await q.query(`
      CREATE TABLE mapping_proposal (
        id uuid PRIMARY KEY,
        from_version_uri text NOT NULL REFERENCES local_standard,
        to_version_uri text NOT NULL,
        relation text NOT NULL CHECK (relation IN ('exact', 'close', 'broad', 'narrow')),
        rationale text NOT NULL,
        submitted_at timestamptz NOT NULL,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent,
        UNIQUE (from_version_uri, to_version_uri)
      )`);
    await q.query(`
      CREATE FUNCTION standard_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION '% of % is refused: it only grows', TG_OP, TG_TABLE_NAME; END $$`);
    for (const table of ['local_standard', 'mapping_proposal'])
      await q.query(`
        CREATE TRIGGER ${table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION standard_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE mapping_proposal, local_standard');
    await q.query('DROP FUNCTION standard_refuse_change()');
  }
}
