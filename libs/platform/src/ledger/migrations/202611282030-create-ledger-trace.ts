import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which trace queued an entry, until the entry is published; then only the outbox row names one, and
 * the log lines (docs/design/federation.md 10). A trace id is 16 bytes of chance: no person is linked
 * to it, here or elsewhere. And the index by which bodies erased lately are counted.
 */
export class CreateLedgerTrace1795897800000 implements MigrationInterface {
  name = 'CreateLedgerTrace1795897800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE ledger_trace (
      intent_id uuid PRIMARY KEY REFERENCES ledger_intent,
      trace_id bytea NOT NULL CHECK (octet_length(trace_id) = 16))`);
    await q.query('ALTER TABLE federation_outbox ADD COLUMN traceparent text');
    await q.query(`CREATE INDEX ledger_body_erased ON ledger_body (log_id, erased_at)
      WHERE erased_at IS NOT NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP INDEX ledger_body_erased');
    await q.query('ALTER TABLE federation_outbox DROP COLUMN traceparent');
    await q.query('DROP TABLE ledger_trace');
  }
}
