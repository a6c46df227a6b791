import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies the ledger has announced after the one it was opened with; rows only grow. */
export class CreatePolicyHistory1795483800000 implements MigrationInterface {
  name = 'CreatePolicyHistory1795483800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE ledger_policy (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent,
        policy text NOT NULL,
        from_size bigint NOT NULL CHECK (from_size > 0)
      )`);
    await q.query(`
      CREATE TRIGGER ledger_policy_only_grows
      BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_policy
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE ledger_policy');
  }
}
