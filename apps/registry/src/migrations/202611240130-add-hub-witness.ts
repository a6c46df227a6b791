import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The witness a hub runs, as it was when the hub was entered; null for a hub entered without one. */
export class AddHubWitness1795483800000 implements MigrationInterface {
  name = 'AddHubWitness1795483800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE hub
        ADD COLUMN witness_name text,
        ADD COLUMN witness_key text UNIQUE,
        ADD COLUMN witness_url text,
        ADD CHECK (num_nulls(witness_name, witness_key, witness_url) IN (0, 3))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      'ALTER TABLE hub DROP COLUMN witness_name, DROP COLUMN witness_key, DROP COLUMN witness_url',
    );
  }
}
