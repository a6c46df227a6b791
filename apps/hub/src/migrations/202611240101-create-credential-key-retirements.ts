import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which credential keys the ledger has ended. */
export class CreateCredentialKeyRetirements1795482060000 implements MigrationInterface {
  name = 'CreateCredentialKeyRetirements1795482060000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE credential_key_retirement (
        kid text PRIMARY KEY REFERENCES credential_key,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent
      )`);
    await q.query(`
      CREATE TRIGGER credential_key_retirement_only_grows
      BEFORE UPDATE OR DELETE OR TRUNCATE ON credential_key_retirement
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE credential_key_retirement');
  }
}
