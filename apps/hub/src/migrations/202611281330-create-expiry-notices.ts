import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which holders were told of which end, so that nobody is told twice. Gone with the credential. */
export class CreateExpiryNotices1795872600000 implements MigrationInterface {
  name = 'CreateExpiryNotices1795872600000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE expiry_notice (
        credential_id uuid NOT NULL REFERENCES credential,
        days int NOT NULL CHECK (days IN (7, 30, 90)),
        at timestamptz NOT NULL,
        PRIMARY KEY (credential_id, days)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE expiry_notice');
  }
}
