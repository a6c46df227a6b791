import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Corrections that are offered to holders. They go with their credential when a person is erased. */
export class CreateCorrections1795506120000 implements MigrationInterface {
  name = 'CreateCorrections1795506120000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE correction (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        credential_id uuid NOT NULL REFERENCES credential,
        reason_code text NOT NULL,
        corrected text NOT NULL,
        offered_by uuid NOT NULL,
        offered_at timestamptz NOT NULL,
        new_credential_id uuid UNIQUE REFERENCES credential
      );
      CREATE INDEX correction_credential ON correction (credential_id);
      CREATE UNIQUE INDEX correction_open ON correction (credential_id)
        WHERE new_credential_id IS NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE correction');
  }
}
