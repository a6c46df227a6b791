import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The text of a proposal may be erased; nothing else of a proposal ever changes. */
export class LetRationalesGo1795484940000 implements MigrationInterface {
  name = 'LetRationalesGo1795484940000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE body_erasure (
        sha256 bytea PRIMARY KEY CHECK (octet_length(sha256) = 32),
        reason_code text NOT NULL
          CHECK (reason_code IN ('personal-data', 'rights-of-others', 'mistake')),
        account_id uuid NOT NULL,
        erased_at timestamptz NOT NULL
      )`);
    await q.query(`
      CREATE TRIGGER body_erasure_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON body_erasure
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
    await q.query('ALTER TABLE mapping_proposal ALTER COLUMN rationale DROP NOT NULL');
    await q.query('DROP TRIGGER mapping_proposal_only_grows ON mapping_proposal');
    await q.query(`
      CREATE TRIGGER mapping_proposal_keeps_rows BEFORE DELETE OR TRUNCATE ON mapping_proposal
      FOR EACH STATEMENT EXECUTE FUNCTION standard_refuse_change()`);
    await q.query(`
      CREATE TRIGGER mapping_proposal_keeps_its_rule BEFORE UPDATE ON mapping_proposal
      FOR EACH ROW WHEN (NOT (new.rationale IS NULL AND
        (new.id, new.from_version_uri, new.to_version_uri, new.relation, new.submitted_at,
         new.intent_id) IS NOT DISTINCT FROM
        (old.id, old.from_version_uri, old.to_version_uri, old.relation, old.submitted_at,
         old.intent_id)))
      EXECUTE FUNCTION standard_refuse_change()`);
  }

  /** Fails where a text was erased: it does not come back. */
  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE mapping_proposal ALTER COLUMN rationale SET NOT NULL');
    await q.query('DROP TRIGGER mapping_proposal_keeps_its_rule ON mapping_proposal');
    await q.query('DROP TRIGGER mapping_proposal_keeps_rows ON mapping_proposal');
    await q.query(`
      CREATE TRIGGER mapping_proposal_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE
      ON mapping_proposal FOR EACH STATEMENT EXECUTE FUNCTION standard_refuse_change()`);
    await q.query('DROP TABLE body_erasure');
  }
}
