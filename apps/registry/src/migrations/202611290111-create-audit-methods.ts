import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Methods of the audit that were released, by the set of their versions. */
export class CreateAuditMethods1795914660000 implements MigrationInterface {
  name = 'CreateAuditMethods1795914660000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE audit_method (
        versions text PRIMARY KEY,
        content text NOT NULL,
        released_at timestamptz NOT NULL,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent
      )`);
    await q.query(`
      CREATE TRIGGER audit_method_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_method
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE audit_method');
  }
}
