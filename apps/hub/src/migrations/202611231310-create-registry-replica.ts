import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Projections of the registry's ledger; `idx` is the leaf that a row comes from. */
export class CreateRegistryReplica1795439400000 implements MigrationInterface {
  name = 'CreateRegistryReplica1795439400000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE european_standard (
        version_uri text PRIMARY KEY,
        content_digest text NOT NULL,
        title text NOT NULL,
        idx bigint NOT NULL UNIQUE
      )`);
    await q.query(`
      CREATE TABLE registry_mapping (
        mapping_id uuid PRIMARY KEY,
        proposal_id uuid NOT NULL,
        from_version_uri text NOT NULL,
        to_version_uri text NOT NULL,
        relation text NOT NULL,
        level_shift int NOT NULL,
        idx bigint NOT NULL UNIQUE
      )`);
    await q.query('CREATE INDEX registry_mapping_from ON registry_mapping (from_version_uri, idx)');
    await q.query(`
      CREATE TABLE accreditation_decision (
        idx bigint PRIMARY KEY,
        decision text NOT NULL,
        scope text NOT NULL,
        from_instant text NOT NULL,
        to_instant text NOT NULL
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE accreditation_decision, registry_mapping, european_standard');
  }
}
