import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the registry asked this hub to send again, by the place in its ledger; and when that was done. */
export class CreateResendRequest1795896660000 implements MigrationInterface {
  name = 'CreateResendRequest1795896660000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE resend_request (
      idx bigint PRIMARY KEY,
      from_index bigint NOT NULL CHECK (from_index >= 0),
      to_size bigint NOT NULL CHECK (to_size >= 0),
      served_at timestamptz)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE resend_request');
  }
}
