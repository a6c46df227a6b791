import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCredentialKeys1795438800000 implements MigrationInterface {
  name = 'CreateCredentialKeys1795438800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE credential_key (
        kid text PRIMARY KEY,
        public_jwk text NOT NULL,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent
      )`);
    await q.query(`
      CREATE TRIGGER credential_key_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON credential_key
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE credential_key');
  }
}
