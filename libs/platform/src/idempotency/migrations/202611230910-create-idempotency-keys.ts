import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdempotencyKeys1795425000000 implements MigrationInterface {
  name = 'CreateIdempotencyKeys1795425000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE idempotency_key (
        account_id uuid NOT NULL,
        key text NOT NULL,
        request_digest bytea NOT NULL,
        answer text,
        used_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, key)
      )`);
    await q.query('CREATE INDEX idempotency_key_used_at ON idempotency_key (used_at)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE idempotency_key');
  }
}
