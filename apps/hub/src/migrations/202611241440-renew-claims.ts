import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A claim may renew a credential, and an appeal that is upheld offers a better one: then the claim
 * is offered while its first credential is out.
 */
export class RenewClaims1795531200000 implements MigrationInterface {
  name = 'RenewClaims1795531200000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE claim DROP CONSTRAINT claim_certified;
      ALTER TABLE claim ADD CONSTRAINT claim_certified CHECK (
        CASE WHEN state = 'certified' THEN credential_id IS NOT NULL
          WHEN state IN ('appealed', 'offered') THEN true ELSE credential_id IS NULL END);
      -- No reference: an erasure takes credentials and claims, in that order.
      ALTER TABLE claim ADD COLUMN renews uuid, ADD COLUMN renews_since date,
        ADD CONSTRAINT claim_renewal CHECK ((renews IS NULL) = (renews_since IS NULL))`);
  }

  /** Fails while a better credential is offered to somebody who has one. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE claim DROP COLUMN renews, DROP COLUMN renews_since;
      ALTER TABLE claim DROP CONSTRAINT claim_certified;
      ALTER TABLE claim ADD CONSTRAINT claim_certified CHECK (
        CASE state WHEN 'certified' THEN credential_id IS NOT NULL
          WHEN 'appealed' THEN true ELSE credential_id IS NULL END)`);
  }
}
