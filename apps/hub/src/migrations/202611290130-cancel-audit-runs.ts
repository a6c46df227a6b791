import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A run may be cancelled; each time stays on record, also when it went on later. Lists come in pages. */
export class CancelAuditRuns1795915800000 implements MigrationInterface {
  name = 'CancelAuditRuns1795915800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE audit_run DROP CONSTRAINT audit_run_state_check;
      ALTER TABLE audit_run ADD CONSTRAINT audit_run_state_check
        CHECK (state IN ('running', 'done', 'failed', 'cancelled'));
      -- The account of the officer, as in mandates.
      CREATE TABLE audit_run_cancellation (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES audit_run,
        account_id uuid NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX audit_run_cancellation_run ON audit_run_cancellation (run_id, id);
      CREATE TRIGGER audit_run_cancellation_only_grows
        BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_run_cancellation
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
      CREATE INDEX audit_newest ON audit (created_at, id)`);
  }

  /** What was cancelled has stopped before the cluster was computed, as what failed has. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      DROP INDEX audit_newest;
      DROP TABLE audit_run_cancellation;
      UPDATE audit_run SET state = 'failed' WHERE state = 'cancelled';
      ALTER TABLE audit_run DROP CONSTRAINT audit_run_state_check;
      ALTER TABLE audit_run ADD CONSTRAINT audit_run_state_check
        CHECK (state IN ('running', 'done', 'failed'))`);
  }
}
