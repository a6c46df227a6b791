import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the hub told the observatory: once for a year, which is the whole budget of its noise. */
export class CreateAuditSummaries1795905000000 implements MigrationInterface {
  name = 'CreateAuditSummaries1795905000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE audit_summary (
        year integer PRIMARY KEY,
        audit_id uuid NOT NULL UNIQUE REFERENCES audit,
        summary text NOT NULL,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent,
        told_at timestamptz NOT NULL
      )`);
    await q.query(`
      CREATE TRIGGER audit_summary_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_summary
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE audit_summary');
  }
}
