import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What hubs say in their ledgers, keyed by the origin that says it. Read models: they can be dropped
 * and made again from the mirrored leaves. Nothing of them is a decision of the registry.
 */
export class CreateHubRecords1795443600000 implements MigrationInterface {
  name = 'CreateHubRecords1795443600000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE local_standard (
        origin text NOT NULL,
        version_uri text NOT NULL,
        idx bigint NOT NULL,
        content_digest text NOT NULL,
        title text NOT NULL,
        PRIMARY KEY (origin, version_uri)
      )`);
    await q.query(`
      CREATE TABLE hub_key (
        origin text NOT NULL,
        kid text NOT NULL,
        alg text NOT NULL CHECK (alg IN ('EdDSA', 'ES256')),
        jwk text NOT NULL,
        from_index bigint NOT NULL,
        to_index bigint CHECK (to_index > from_index),
        PRIMARY KEY (origin, kid)
      )`);
    await q.query(`
      CREATE TABLE status_list_publication (
        origin text NOT NULL,
        idx bigint NOT NULL,
        url text NOT NULL,
        sha256 text NOT NULL,
        seq bigint NOT NULL,
        PRIMARY KEY (origin, idx)
      )`);
    await q.query(`
      CREATE TABLE proposal (
        origin text NOT NULL,
        id uuid NOT NULL,
        idx bigint NOT NULL,
        from_version_uri text NOT NULL,
        to_version_uri text NOT NULL,
        relation text NOT NULL CHECK (relation IN ('exact', 'close', 'broad', 'narrow')),
        rationale text,
        PRIMARY KEY (origin, id)
      )`);
    await q.query('CREATE INDEX proposal_id ON proposal (id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE proposal, status_list_publication, hub_key, local_standard');
  }
}
