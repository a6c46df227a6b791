import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests of an operator to write although no quorum answered (docs/design/ledger.md 9). */
export class CreateLedgerOverride1795482600000 implements MigrationInterface {
  name = 'CreateLedgerOverride1795482600000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE ledger_override (
      id uuid PRIMARY KEY,
      reason text NOT NULL CHECK (length(reason) BETWEEN 10 AND 300),
      head_size bigint NOT NULL CHECK (head_size >= 0),
      requested_at timestamptz NOT NULL,
      decided_at timestamptz,
      granted boolean,
      detail text,
      CHECK ((decided_at IS NULL) = (granted IS NULL)))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE ledger_override');
  }
}
