import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hubs also sign with RSA, and say in their ledger when somebody else may hold a key. */
export class WidenHubKeys1795870800000 implements MigrationInterface {
  name = 'WidenHubKeys1795870800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE hub_key
        DROP CONSTRAINT hub_key_alg_check,
        ADD CONSTRAINT hub_key_alg_check CHECK (alg IN ('EdDSA', 'ES256', 'RS256')),
        ADD COLUMN compromised boolean NOT NULL DEFAULT false`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE hub_key
        DROP COLUMN compromised,
        DROP CONSTRAINT hub_key_alg_check,
        ADD CONSTRAINT hub_key_alg_check CHECK (alg IN ('EdDSA', 'ES256'))`);
  }
}
