import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mappings that the registry confirmed. The proposal is named, not referenced: it is a read model. */
export class CreateMappings1795444200000 implements MigrationInterface {
  name = 'CreateMappings1795444200000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE mapping (
        id uuid PRIMARY KEY,
        origin text NOT NULL,
        proposal_id uuid NOT NULL,
        from_version_uri text NOT NULL,
        to_version_uri text NOT NULL REFERENCES european_standard,
        relation text NOT NULL CHECK (relation IN ('exact', 'close', 'broad', 'narrow')),
        level_shift integer NOT NULL CHECK (level_shift BETWEEN -4 AND 4),
        rationale text NOT NULL,
        confirmed_at timestamptz NOT NULL,
        confirmed_by uuid NOT NULL REFERENCES account,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent,
        UNIQUE (origin, proposal_id),
        UNIQUE (from_version_uri, to_version_uri)
      )`);
    await q.query(`
      CREATE TRIGGER mapping_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON mapping
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE mapping');
  }
}
