import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSubjectKeys1795435200000 implements MigrationInterface {
  name = 'CreateSubjectKeys1795435200000';

  async up(q: QueryRunner): Promise<void> {
    // No reference to person: erasure destroys the key whatever else is still there.
    await q.query(`
      CREATE TABLE subject_key (
        person_id uuid PRIMARY KEY,
        key_enc bytea NOT NULL CHECK (octet_length(key_enc) = 60)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE subject_key');
  }
}
