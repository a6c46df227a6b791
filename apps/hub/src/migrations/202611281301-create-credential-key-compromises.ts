import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which credential keys the ledger calls compromised; they may have been retired before. */
export class CreateCredentialKeyCompromises1795870860000 implements MigrationInterface {
  name = 'CreateCredentialKeyCompromises1795870860000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE credential_key_compromise (
        kid text PRIMARY KEY REFERENCES credential_key,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent
      )`);
    await q.query(`
      CREATE TRIGGER credential_key_compromise_only_grows
      BEFORE UPDATE OR DELETE OR TRUNCATE ON credential_key_compromise
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE credential_key_compromise');
  }
}
