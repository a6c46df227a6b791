import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Later renderings as the JWT of Open Badges, each with a leaf of its own. They go with the credential. */
export class CreateOpenBadgeJwts1795870920000 implements MigrationInterface {
  name = 'CreateOpenBadgeJwts1795870920000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE open_badge_jwt (
        credential_id uuid PRIMARY KEY REFERENCES credential,
        jwt text NOT NULL,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent
      )`);
    await q.query(`
      CREATE TRIGGER open_badge_jwt_never_changes BEFORE UPDATE OR TRUNCATE ON open_badge_jwt
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE open_badge_jwt');
  }
}
